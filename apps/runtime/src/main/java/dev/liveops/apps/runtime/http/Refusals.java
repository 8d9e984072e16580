package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.observe.Telemetry;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.Map;

/**
 * Answers requests that never reach a route: unreadable ones, too large ones, and those for which
 * there is no room. Says what is wrong in our own words, for Helidon's messages repeat the input.
 */
final class Refusals implements DirectHandler {
  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private static final Map<Integer, ProblemType> TYPES =
      Map.of(
          400, ProblemType.MALFORMED,
          404, ProblemType.NOT_FOUND,
          405, ProblemType.METHOD_NOT_ALLOWED,
          413, ProblemType.TOO_LARGE,
          414, ProblemType.URI_TOO_LONG,
          415, ProblemType.UNSUPPORTED_TYPE,
          431, ProblemType.HEADERS_TOO_LARGE,
          503, ProblemType.OVERLOADED);

  private final Envelope envelope;
  private final Telemetry telemetry;

  Refusals(Envelope envelope, Telemetry telemetry) {
    this.envelope = envelope;
    this.telemetry = telemetry;
  }

  /** Tells whose body is compressed that it must not be (RFC 9110, section 12.5.3). */
  private static final Header AS_IT_IS =
      HeaderValues.createCached(HeaderNames.ACCEPT_ENCODING, "identity");

  /** The problem that belongs to a status without further knowledge. */
  static Problem problemOf(Status status) {
    ProblemType type = TYPES.get(status.code());
    if (type == null) {
      type = status.code() < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
    }
    Problem problem = Problem.of(type);
    return type.equals(ProblemType.OVERLOADED)
        ? problem.retryAfterMillis(RETRY_AFTER_MILLIS)
        : problem;
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.Logger logger) {
    String id = envelope.enter(request.headers());
    Status told = told(status, thrown);
    if (told.code() == 500) {
      LOG.log(System.Logger.Level.ERROR, "a request failed", thrown);
    } else {
      LOG.log(System.Logger.Level.DEBUG, "a request was refused", thrown);
    }
    Problem problem = problemOf(told);
    telemetry.refused(envelope.service(), problem.type().status().code());
    headers.set(RequestIds.HEADER, id);
    headers.set(Envelope.NOSNIFF);
    headers.set(Envelope.NO_STORE);
    for (Header header : problem.headers()) {
      headers.set(header);
    }
    if (problem.type().equals(ProblemType.UNSUPPORTED_TYPE)) {
      // Before a route is known, only the encoding can be unsupported.
      headers.set(AS_IT_IS);
    }
    var answer = TransportResponse.builder().status(problem.type().status()).keepAlive(false);
    if (!"HEAD".equals(request.method())) {
      headers.set(Problem.CONTENT_TYPE);
      answer.entity(problem.bytes(id));
    }
    return answer.headers(headers).build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    return handle(request, eventType, status, headers, new IllegalStateException(message), LOG);
  }

  /** The right status where Helidon has none of its own, or takes a client's fault for ours. */
  private static Status told(Status status, Throwable thrown) {
    if ("Header size exceeded".equals(thrown.getMessage())) {
      return ProblemType.HEADERS_TOO_LARGE.status();
    }
    // What handlers throw never comes here: this is from reading the request line or a header.
    return status.code() == 500 && thrown.getCause() instanceof IllegalArgumentException
        ? Status.BAD_REQUEST_400
        : status;
  }
}
