package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.logging.RequestContext;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** What every answer of a service carries: the request's id, and headers for browsers. */
final class Envelope {
  static final Header NOSNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private final String service;
  private final RequestIds ids = new RequestIds();
  private volatile boolean draining;

  Envelope(String service) {
    this.service = service;
  }

  /** Names the request for everything that happens in this thread, and starts its answer. */
  void open(ServerRequest request, ServerResponse response) {
    enter(request.headers());
    stamp(response);
  }

  /** Names a request. */
  String enter(Headers headers) {
    String id = ids.of(headers);
    new RequestContext(service, id).enter();
    return id;
  }

  /** Puts the common headers on an answer; handlers may replace them. */
  void stamp(ServerResponse response) {
    response.header(HeaderValues.create(RequestIds.HEADER, RequestContext.current().requestId()));
    response.header(NOSNIFF);
    response.header(NO_STORE);
    if (draining) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  /** From now on every answer asks the client to use another connection next time. */
  void drain() {
    draining = true;
  }

  String service() {
    return service;
  }
}
