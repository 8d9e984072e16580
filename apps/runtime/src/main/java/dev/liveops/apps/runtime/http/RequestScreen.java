package dev.liveops.apps.runtime.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Refuses requests that are too large or whose end is ambiguous, before anything is done with them.
 * Where the end is ambiguous, a proxy in front may see another end, and what lies between the two
 * would be smuggled past it (RFC 9112, section 6.3 and 11.2). Helidon reads such requests in its
 * own way.
 */
final class RequestScreen implements Http1ConnectionListener {
  /** Longer numbers are no sizes, and might not fit a long. */
  private static final int LENGTH_DIGITS_MAX = 18;

  private final long bodyBytesMax;

  RequestScreen(long bodyBytesMax) {
    this.bodyBytesMax = bodyBytesMax;
  }

  @Override
  public void headers(ConnectionContext ctx, Headers headers) {
    boolean length = headers.contains(HeaderNames.CONTENT_LENGTH);
    if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      boolean chunked = headers.contains(HeaderValues.TRANSFER_ENCODING_CHUNKED);
      if (length || !chunked || repeated(headers, HeaderNames.TRANSFER_ENCODING)) {
        throw refusal(Status.BAD_REQUEST_400);
      }
    } else if (length) {
      if (!plainNumber(headers)) {
        throw refusal(Status.BAD_REQUEST_400);
      }
      if (RequestBody.declaredLength(headers) > bodyBytesMax) {
        if (ctx instanceof GuardedContext guarded) {
          guarded.refuse();
        }
        throw refusal(Status.REQUEST_ENTITY_TOO_LARGE_413);
      }
    }
    if (headers.contains(HeaderNames.CONTENT_ENCODING)) {
      // No decoder, no decompression bomb.
      throw refusal(Status.UNSUPPORTED_MEDIA_TYPE_415);
    }
    if (ctx instanceof GuardedContext guarded && headers.contains(HeaderValues.CONNECTION_CLOSE)) {
      guarded.closeAfterAnswer();
    }
  }

  private static boolean plainNumber(Headers headers) {
    String value = headers.get(HeaderNames.CONTENT_LENGTH).get();
    if (value.isEmpty()
        || value.length() > LENGTH_DIGITS_MAX
        || repeated(headers, HeaderNames.CONTENT_LENGTH)) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean repeated(Headers headers, HeaderName name) {
    return headers.get(name).valueCount() != 1;
  }

  private static RequestException refusal(Status status) {
    return RequestException.builder()
        .type(DirectHandler.EventType.BAD_REQUEST)
        .status(status)
        .setKeepAlive(false)
        .build();
  }
}
