package dev.liveops.usecases.event;

import java.nio.charset.StandardCharsets;

/**
 * The names of fields in payloads, as we keep them. A game has a handful of them and sends them
 * millions of times, so what a name becomes is remembered: in a table that does not grow, where a
 * newcomer takes the place of whoever has it. Safe for use by many threads: an entry is immutable,
 * and any of several threads' entries is right.
 */
final class FieldNames {

  private static final int UTF8_BYTES_A_CHAR_MAX = 3;
  private static final int KEPT = 256;
  private static final int KEPT_LENGTH_MAX = 64;

  private record Known(String name, String snake, boolean isName) {}

  private static final Known[] TABLE = new Known[KEPT];

  private FieldNames() {}

  /** The name in snake_case. */
  static String snakeCase(String name) {
    return known(name).snake();
  }

  /** Whether the name can be kept in snake_case: it has to be read again. */
  static boolean isName(String name) {
    return known(name).isName();
  }

  private static Known known(String name) {
    int at = name.hashCode() & KEPT - 1;
    Known known = TABLE[at];
    if (known == null || !known.name().equals(name)) {
      String snake = SnakeCase.of(name);
      known = new Known(name, snake, isShort(snake) && isPrintable(snake));
      if (name.length() <= KEPT_LENGTH_MAX) {
        TABLE[at] = known;
      }
    }
    return known;
  }

  /** Jackson counts the bytes of a name, not its characters; in snake_case they can be more. */
  private static boolean isShort(String name) {
    return name.length() <= Json.NAME_LENGTH_MAX / UTF8_BYTES_A_CHAR_MAX
        || name.getBytes(StandardCharsets.UTF_8).length <= Json.NAME_LENGTH_MAX;
  }

  private static boolean isPrintable(String name) {
    return name.chars().noneMatch(Character::isISOControl);
  }
}
