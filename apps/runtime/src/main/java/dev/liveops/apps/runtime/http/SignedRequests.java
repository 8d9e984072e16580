package dev.liveops.apps.runtime.http;

import dev.liveops.domain.signing.SignedRequest;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;

/** Takes from HTTP requests what their signatures are about. */
public final class SignedRequests {
  private static final HeaderName SIGNATURE = HeaderNames.create("X-Signature");
  private static final HeaderName TIMESTAMP = HeaderNames.create("X-Signature-Timestamp");
  private static final HeaderName KEY_ID = HeaderNames.create("X-Key-Id");
  private static final HeaderName GAME_ID = HeaderNames.create("X-Game-Id");
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

  /** In no header that a request can carry, and so in no well-formed value of one. */
  private static final String REPEATED = "\n";

  private SignedRequests() {}

  /**
   * The request as it was sent; the path with its query, if there is one, both undecoded.
   *
   * <p>A header that is there more than once has all its values here, divided by line breaks: that
   * is no signature, no timestamp, no known key or game, and no idempotency key. So whatever the
   * repeated header is, the request is refused, as a request with a bad one is.
   *
   * @param body the raw body; not copied
   */
  public static SignedRequest of(ServerRequest request, byte[] body) {
    Headers headers = request.headers();
    return new SignedRequest(
        request.prologue().method().text(),
        target(request.prologue()),
        value(headers, KEY_ID),
        value(headers, GAME_ID),
        value(headers, IDEMPOTENCY_KEY),
        value(headers, TIMESTAMP),
        value(headers, SIGNATURE),
        body);
  }

  private static String target(HttpPrologue prologue) {
    String path = prologue.uriPath().rawPath();
    String query = prologue.query().rawValue();
    return query.isEmpty() ? path : path + '?' + query;
  }

  private static String value(Headers headers, HeaderName name) {
    if (!headers.contains(name)) {
      return "";
    }
    Header header = headers.get(name);
    return header.valueCount() == 1 ? header.get() : String.join(REPEATED, header.allValues());
  }
}
