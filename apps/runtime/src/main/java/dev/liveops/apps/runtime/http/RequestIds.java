package dev.liveops.apps.runtime.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names requests: by {@code X-Request-Id} where the client sends a harmless one, else by a name of
 * our own. Ours are a random start per process and a counter: unique, but no secret.
 */
final class RequestIds {
  static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

  private static final int LENGTH_MAX = 64;
  private static final int COUNTER_DIGITS = 8;

  private final String prefix;
  private final AtomicLong counter = new AtomicLong();

  RequestIds() {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    this.prefix = HexFormat.of().formatHex(random) + "-";
  }

  String of(Headers headers) {
    if (headers.contains(HEADER)) {
      String given = headers.get(HEADER).get();
      if (wellFormed(given)) {
        return given;
      }
    }
    return next();
  }

  String next() {
    return prefix + HexFormat.of().toHexDigits(counter.incrementAndGet(), COUNTER_DIGITS);
  }

  private static boolean wellFormed(String id) {
    if (id.isEmpty() || id.length() > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && c != '_' && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
