package dev.liveops.usecases.event;

/** Turns the camelCase names that some senders write into the snake_case that we keep. */
final class SnakeCase {

  private SnakeCase() {}

  /**
   * {@code deltaXp} becomes {@code delta_xp}, {@code bossID} {@code boss_id} and {@code XPGain}
   * {@code xp_gain}. A name without a capital letter of ASCII is returned as it is.
   */
  static String of(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isCapital(name.charAt(i))) {
        return converted(name, i);
      }
    }
    return name;
  }

  private static String converted(String name, int firstCapital) {
    StringBuilder snake = new StringBuilder(name.length() + 4).append(name, 0, firstCapital);
    for (int i = firstCapital; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isCapital(c)) {
        if (beginsWord(name, i)) {
          snake.append('_');
        }
        snake.append((char) (c - 'A' + 'a'));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  /** A capital begins a word, unless it stands within a run of them, as in {@code bossID}. */
  private static boolean beginsWord(String name, int at) {
    if (at == 0 || name.charAt(at - 1) == '_') {
      return false;
    }
    boolean runEnds = at + 1 < name.length() && isSmall(name.charAt(at + 1));
    return !isCapital(name.charAt(at - 1)) || runEnds;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }
}
