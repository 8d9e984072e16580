package dev.liveops.domain.signing;

/**
 * What of a request its signature is about. A header that was not sent is the empty text.
 *
 * @param method the HTTP method as sent, such as {@code POST}
 * @param path the request target as sent: the path and, if there is one, {@code ?} and the query,
 *     with percent-encoding untouched
 * @param keyId the header {@code X-Key-Id}
 * @param gameId the header {@code X-Game-Id}
 * @param idempotencyKey the header {@code Idempotency-Key}
 * @param timestamp the header {@code X-Signature-Timestamp}; that it was sent asks for version 2
 * @param signature the header {@code X-Signature}
 * @param body the raw body; empty when there is none. Not copied: it must not change meanwhile
 */
public record SignedRequest(
    String method,
    String path,
    String keyId,
    String gameId,
    String idempotencyKey,
    String timestamp,
    String signature,
    byte[] body) {

  /** Neither the signature nor the body, which have no place in a log. */
  @Override
  public String toString() {
    return "SignedRequest[" + method + " " + path + ", keyId=" + keyId + ", gameId=" + gameId + "]";
  }
}
