package dev.liveops.usecases.event;

/** The name that a sender gives a request, to repeat it safely. */
final class IdempotencyKey {

  static final int LENGTH_MAX = 128;
  static final String EXPECTED = "1 to " + LENGTH_MAX + " printable characters of ASCII";

  private IdempotencyKey() {}

  static boolean wellFormed(String key) {
    if (key.isEmpty() || key.length() > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
