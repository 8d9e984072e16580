package dev.liveops.usecases.game;

/** Places in a document, as people read them in a fault: {@code boards[1].operator}. */
final class Place {

  private static final int KEY_LENGTH_MAX = 64;

  private Place() {}

  static String ofKey(String parent, String key) {
    String shown = shown(key);
    return parent.isEmpty() ? shown : parent + "." + shown;
  }

  static String ofItem(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /**
   * A key may be anything at all; what is shown of it is short and cannot forge a line of a log.
   */
  private static String shown(String key) {
    boolean tooLong = key.length() > KEY_LENGTH_MAX;
    String start = tooLong ? key.substring(0, KEY_LENGTH_MAX) + "..." : key;
    return Fault.printable(start);
  }
}
