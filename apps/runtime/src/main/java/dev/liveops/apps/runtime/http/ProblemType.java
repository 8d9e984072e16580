package dev.liveops.apps.runtime.http;

import io.helidon.http.Status;

/**
 * A kind of error that clients can tell from others. Names are part of the API: they never change.
 *
 * <p>The URI is a URN, so that it means the same whatever host an installation has, and nobody
 * expects a page behind it.
 *
 * @param name the last part of the URI, in kebab case
 * @param status the HTTP status that goes with it
 * @param title what went wrong, for a person, the same for every occurrence
 */
public record ProblemType(String name, Status status, String title) {

  /** The body is not what its Content-Type says. */
  public static final ProblemType MALFORMED =
      new ProblemType("malformed", Status.BAD_REQUEST_400, "The request cannot be read");

  /** One or more fields or parameters are wrong; {@code errors} lists them all. */
  public static final ProblemType INVALID =
      new ProblemType("invalid", Status.BAD_REQUEST_400, "The request is not valid");

  /**
   * The signature is wrong; what else can be the matter with one, {@link SignatureProblems} has.
   */
  public static final ProblemType BAD_SIGNATURE =
      new ProblemType("bad-signature", Status.UNAUTHORIZED_401, "The signature does not hold");

  /** An admin route was called without the right token. */
  public static final ProblemType NOT_ADMIN =
      new ProblemType("not-admin", Status.UNAUTHORIZED_401, "This needs an admin token");

  /** The player is blocked; {@code blocked_until} says how long. */
  public static final ProblemType BLOCKED =
      new ProblemType("player-blocked", Status.FORBIDDEN_403, "The player is blocked");

  /** The caller may not do this. */
  public static final ProblemType FORBIDDEN =
      new ProblemType("forbidden", Status.FORBIDDEN_403, "This is not allowed");

  /** There is nothing by this name. */
  public static final ProblemType NOT_FOUND =
      new ProblemType("not-found", Status.NOT_FOUND_404, "There is nothing here");

  /** The path exists, but not for this method; Allow lists the right ones. */
  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType(
          "method-not-allowed", Status.METHOD_NOT_ALLOWED_405, "The method is not allowed here");

  /** The same idempotency key is being processed at this moment. */
  public static final ProblemType IN_FLIGHT =
      new ProblemType("in-flight", Status.CONFLICT_409, "The same request is still in flight");

  /** The body is larger than the route takes. */
  public static final ProblemType TOO_LARGE =
      new ProblemType("too-large", Status.REQUEST_ENTITY_TOO_LARGE_413, "The body is too large");

  /** The request line is too long. */
  public static final ProblemType URI_TOO_LONG =
      new ProblemType("uri-too-long", Status.REQUEST_URI_TOO_LONG_414, "The URL is too long");

  /** The body is of a type or encoding that the route does not read. */
  public static final ProblemType UNSUPPORTED_TYPE =
      new ProblemType(
          "unsupported-media-type",
          Status.UNSUPPORTED_MEDIA_TYPE_415,
          "The media type is not supported");

  /** The idempotency key was used before, with another body. */
  public static final ProblemType KEY_REUSED =
      new ProblemType(
          "idempotency-key-reused",
          Status.create(422, "Unprocessable Content"),
          "The idempotency key belongs to another request");

  /** Over a rate limit; Retry-After says when to come back. */
  public static final ProblemType RATE_LIMITED =
      new ProblemType("rate-limited", Status.TOO_MANY_REQUESTS_429, "Too many requests");

  /** The request's headers are larger than the server takes. */
  public static final ProblemType HEADERS_TOO_LARGE =
      new ProblemType(
          "headers-too-large",
          Status.create(431, "Request Header Fields Too Large"),
          "The headers are too large");

  /** Our fault. The log has the cause, under the request id. */
  public static final ProblemType INTERNAL =
      new ProblemType("internal", Status.INTERNAL_SERVER_ERROR_500, "Something went wrong here");

  /** Something the service depends on does not answer; Retry-After says when to come back. */
  public static final ProblemType UNAVAILABLE =
      new ProblemType("unavailable", Status.SERVICE_UNAVAILABLE_503, "Not available at the moment");

  /** More requests at once than the service takes; Retry-After says when to come back. */
  public static final ProblemType OVERLOADED =
      new ProblemType("overloaded", Status.SERVICE_UNAVAILABLE_503, "Too busy at the moment");

  /** What {@code type} says in a problem document: {@code urn:liveops:problem:<name>}. */
  public String uri() {
    return "urn:liveops:problem:" + name;
  }
}
