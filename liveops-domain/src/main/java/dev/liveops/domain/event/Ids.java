package dev.liveops.domain.event;

/**
 * The alphabet that identifiers from outside may use; everything else could confuse a log, a URL or
 * a key.
 */
final class Ids {
  static final int LENGTH_MAX = 64;

  private Ids() {}

  static boolean wellFormed(String value) {
    int length = value.length();
    if (length == 0 || length > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!allowed(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == ':'
        || c == '-';
  }
}
