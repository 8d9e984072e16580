package dev.liveops.apps.runtime;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.usecases.event.StreamConsumer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a consumer on a thread of its own until it is stopped. A platform thread: consumers read and
 * write files through native code.
 *
 * <p>Between small batches it rests for a moment, so that under load events come in dozens and not
 * one by one; nobody notices a few milliseconds, and the processor has better things to do.
 */
public final class ConsumerLoop implements Part {

  private static final System.Logger LOG = System.getLogger(ConsumerLoop.class.getName());
  // What a pass holds is copied by every collection meanwhile: larger ones cost more than they
  // save.
  private static final int DELIVERIES_MAX = 1_024;
  private static final int SMALL_BATCH = 256;
  private static final Duration WAIT_MAX = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMillis(4);

  private final String name;
  private final Supplier<StreamConsumer> opener;
  private Thread thread;
  private StreamConsumer consumer;
  private volatile boolean stopping;
  private volatile boolean healthy = true;

  /**
   * Prepares the loop.
   *
   * @param opener makes the consumer when the loop starts
   */
  public ConsumerLoop(String name, Supplier<StreamConsumer> opener) {
    this.name = name;
    this.opener = opener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    consumer = opener.get();
    thread = Thread.ofPlatform().name("consumer-" + name).start(this::run);
  }

  /** Whether it makes progress: false from a failure on until a pass succeeds again. */
  public boolean healthy() {
    return healthy;
  }

  private void run() {
    try {
      while (!stopping) {
        pass(WAIT_MAX);
      }
      while (pass(Duration.ZERO) > 0) {
        // What was accepted before the stop is finished, as far as there is time.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int pass(Duration waitMax) throws InterruptedException {
    try {
      int handled = consumer.pump(DELIVERIES_MAX, waitMax);
      healthy = true;
      if (handled > 0 && handled < SMALL_BATCH && !stopping) {
        Thread.sleep(REST);
      }
      return handled;
    } catch (PortUnavailable e) {
      failed(e, e.retryAfterMillis());
    } catch (RuntimeException e) {
      failed(e, 1_000);
    }
    return 0;
  }

  private void failed(RuntimeException e, long retryAfterMillis) throws InterruptedException {
    if (healthy) {
      LOG.log(System.Logger.Level.ERROR, "consumer " + name + " is stuck, and will try again", e);
    }
    healthy = false;
    if (!stopping) {
      Thread.sleep(retryAfterMillis);
    }
  }

  @Override
  public void stop() {
    stopping = true;
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(stopMax())) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
