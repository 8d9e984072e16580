package dev.liveops.apps.runtime.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/**
 * A quota and what is left of it, as the fields {@code RateLimit-Policy} and {@code RateLimit} of
 * the IETF draft "RateLimit header fields for HTTP" tell it.
 *
 * @param policy the quota's name, such as {@code player}; a token without quotes
 * @param requestsMax the quota per window
 * @param windowSeconds the window
 * @param remaining how many requests are left now
 * @param resetSeconds when more will be
 */
public record RateLimit(
    String policy, long requestsMax, long windowSeconds, long remaining, long resetSeconds) {
  private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
  private static final HeaderName LIMIT = HeaderNames.create("RateLimit");

  /** Puts both fields on an answer that is not sent yet. */
  public void writeTo(ServerResponse response) {
    response.header(POLICY, "\"" + policy + "\";q=" + requestsMax + ";w=" + windowSeconds);
    response.header(LIMIT, "\"" + policy + "\";r=" + remaining + ";t=" + resetSeconds);
  }
}
