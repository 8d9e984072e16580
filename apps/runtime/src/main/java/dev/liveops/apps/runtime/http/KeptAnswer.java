package dev.liveops.apps.runtime.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An answer that is made once and sent often. Who has it already is told so with 304: it carries an
 * entity tag made of its bytes (RFC 9110, section 8.8.3), and asks to be checked before it is used
 * again. Immutable; safe for use by many threads.
 */
public final class KeptAnswer {
  private static final Header CHECK_FIRST =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
  private static final int TAG_BYTES = 12;

  private final byte[] body;
  private final Header contentType;
  private final String tag;
  private final Header tagHeader;

  /**
   * Keeps an answer.
   *
   * @param body not copied: it must not change
   */
  public KeptAnswer(Header contentType, byte[] body) {
    this.contentType = contentType;
    this.body = body;
    this.tag = '"' + HexFormat.of().formatHex(sha256(body), 0, TAG_BYTES) + '"';
    this.tagHeader = HeaderValues.createCached(HeaderNames.ETAG, tag);
  }

  /** The size of its body. */
  public int bytes() {
    return body.length;
  }

  /** Answers the request with it. */
  public void send(ServerRequest request, ServerResponse response) {
    response.header(tagHeader);
    response.header(CHECK_FIRST);
    if (isKnown(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(contentType);
      response.send(body);
    }
  }

  private boolean isKnown(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.IF_NONE_MATCH)) {
      return false;
    }
    for (String line : request.headers().get(HeaderNames.IF_NONE_MATCH).allValues()) {
      for (String known : line.split(",")) {
        // A cache on the way may have made our tag a weak one; for reading that is good enough.
        String stripped = known.strip();
        String strong = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
        if (strong.equals(tag) || strong.equals("*")) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
