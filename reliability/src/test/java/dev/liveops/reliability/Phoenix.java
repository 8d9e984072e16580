package dev.liveops.reliability;

import java.io.IOException;
import java.time.Duration;

/**
 * A system that is killed and started again while others use it: they wait for the next one. Safe
 * for use by many threads, of which one kills.
 */
final class Phoenix implements AutoCloseable {

  private static final Duration BACK_MAX = Duration.ofSeconds(60);

  private final Setup setup;
  private volatile LiveOps system;

  /** Starts the first one. */
  Phoenix(Setup setup) {
    this.setup = setup;
    this.system = LiveOps.start(setup);
  }

  /** The one of now. */
  LiveOps now() {
    return system;
  }

  /** Kills it, and starts the next. */
  void killAndStart() {
    system.kill9();
    system = LiveOps.start(setup);
  }

  /** A request. */
  @FunctionalInterface
  interface Exchange {
    /** Sends it. */
    Answer with(Client client) throws IOException;
  }

  /** Somebody who sends every request until it is answered. For one thread. */
  final class User implements AutoCloseable {

    private LiveOps mine = system;
    private Client client = new Client(mine);

    /** The first whole answer, whoever gives it. */
    Answer persistently(Exchange exchange) throws IOException {
      while (true) {
        try {
          return exchange.with(client);
        } catch (IOException e) {
          Await.until("it comes back after " + e, BACK_MAX, () -> system != mine);
          client.close();
          mine = system;
          client = new Client(mine);
        }
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  @Override
  public void close() {
    system.close();
  }
}
