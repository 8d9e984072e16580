package dev.liveops.apps.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Helidon's HTTP/1.1, with an eye on every connection: who sends a request too slowly, takes an
 * answer too slowly or stays idle too long is cut, so that slow clients cannot hold what others
 * need. Helidon's own timeouts count from the last byte, which a byte now and then satisfies.
 *
 * <p>Helidon's idle timer does the sweeping: it asks each connection how long it has been idle, and
 * a connection that is overdue says "for ever".
 */
final class ConnectionGuard implements ServerConnectionSelector {

  /** What the server is configured to count as idle; no connection is, unless overdue. */
  static final Duration OVERDUE = Duration.ofDays(1);

  private static final Duration LINGER_MAX = Duration.ofSeconds(1);
  private static final Duration ON_TIME = Duration.ZERO;

  private final Http1ConnectionSelector http1;
  private final ServerLimits limits;
  private final Set<Guarded> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  ConnectionGuard(ServerLimits limits) {
    this.limits = limits;
    this.http1 = Http1ConnectionSelector.builder().config(config(limits)).build();
  }

  private static Http1Config config(ServerLimits limits) {
    return Http1Config.builder()
        .maxHeadersSize(limits.headerBytesMax())
        .maxPrologueLength(limits.prologueBytesMax())
        .receiveLog(false)
        .sendLog(false)
        .addReceiveListener(new RequestScreen(limits.bodyBytesMax()))
        .addSendListener(new LastAnswers())
        .build();
  }

  /** From now on a connection ends instead of waiting for another request; idle ones at once. */
  void stop() {
    stopping = true;
    for (Guarded connection : open) {
      connection.context.cut(GuardedContext.Phase.IDLE);
    }
  }

  /** Whether no connection has been in a request for the last while. */
  boolean quietFor(Duration whileLasting) {
    long now = System.nanoTime();
    for (Guarded connection : open) {
      GuardedContext context = connection.context;
      if (context.phase() != GuardedContext.Phase.IDLE
          || context.waitedNanos(now) < whileLasting.toNanos()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext ctx) {
    GuardedContext context = new GuardedContext(ctx, () -> stopping);
    Http1Connection http = (Http1Connection) http1.connection(context);
    context.ending(() -> http.close(false));
    Guarded connection = new Guarded(context, http);
    open.add(connection);
    return connection;
  }

  /** Notes that an answer says it is the last, which Helidon alone would not act upon. */
  private static final class LastAnswers implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext ctx, Headers headers) {
      if (ctx instanceof GuardedContext guarded
          && headers.contains(HeaderValues.CONNECTION_CLOSE)) {
        guarded.closeAfterAnswer();
      }
    }
  }

  private final class Guarded implements ServerConnection, InterruptableTask<Void> {
    private final GuardedContext context;
    private final Http1Connection http;

    Guarded(GuardedContext context, Http1Connection http) {
      this.context = context;
      this.http = http;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      try {
        http.handle(limit);
        context.linger();
      } finally {
        open.remove(this);
      }
    }

    @Override
    public boolean canInterrupt() {
      return http.canInterrupt();
    }

    @Override
    public Duration idleTime() {
      return overdue(context.phase()) ? OVERDUE.plusDays(1) : ON_TIME;
    }

    @Override
    public void close(boolean interrupt) {
      GuardedContext.Phase phase = context.phase();
      if (overdue(phase)) {
        context.cut(phase);
      } else if (interrupt) {
        http.close(true);
      }
      // Else it was overdue a moment ago, and the client has just come round: it is served.
    }

    private boolean overdue(GuardedContext.Phase phase) {
      Duration patience =
          switch (phase) {
            case IDLE -> limits.idleMax();
            case RECEIVING -> limits.receiveMax();
            case SENDING -> limits.sendMax();
            case LINGERING -> LINGER_MAX;
            case WORKING, CUT -> OVERDUE;
          };
      return context.waitedNanos(System.nanoTime()) > patience.toNanos();
    }
  }
}
