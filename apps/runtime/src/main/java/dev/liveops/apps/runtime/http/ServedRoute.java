package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.observe.RouteMeter;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * One route as the server serves it: the request gets its id and the answer its common headers, the
 * time is taken, and whatever the handler throws becomes a problem.
 *
 * <p>A handler around each route, and not a filter around all of them, because only here the
 * route's template is known, and because it costs one object per request instead of five.
 */
final class ServedRoute implements Handler {
  private static final System.Logger ACCESS = System.getLogger("dev.liveops.access");

  private final Envelope envelope;
  private final Handler handler;
  private final RouteMeter meter;

  /** Answers by {@code handler}; {@code meter} is the route's own. */
  ServedRoute(Envelope envelope, Handler handler, RouteMeter meter) {
    this.envelope = envelope;
    this.handler = handler;
    this.meter = meter;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    long startNanos = System.nanoTime();
    envelope.open(request, response);
    try {
      handler.handle(request, HeadResponse.of(request, response));
    } catch (RequestException | CloseConnectionException e) {
      // About the connection, not about the request: the server closes it.
      throw e;
    } catch (DataReader.InsufficientDataAvailableException e) {
      throw new CloseConnectionException("the client left in the middle of a request", e);
    } catch (Exception e) {
      fail(e, request, response);
    }
    long elapsedNanos = System.nanoTime() - startNanos;
    int status = response.status().code();
    meter.record(status, elapsedNanos);
    if (ACCESS.isLoggable(System.Logger.Level.DEBUG)) {
      ACCESS.log(
          System.Logger.Level.DEBUG,
          "{0} {1} {2} in {3} us",
          request.prologue().method().text(),
          request.prologue().uriPath().path(),
          Integer.toString(status),
          Long.toString(elapsedNanos / 1000));
    }
  }

  private void fail(Exception cause, ServerRequest request, ServerResponse response) {
    if (response.isSent() || !(response instanceof RoutingResponse open) || !open.reset()) {
      throw new CloseConnectionException("an answer broke off", cause);
    }
    envelope.stamp(response);
    Failures.problemOf(cause).send(request, response);
  }
}
