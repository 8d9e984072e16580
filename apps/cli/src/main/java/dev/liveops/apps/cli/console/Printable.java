package dev.liveops.apps.cli.console;

/** Text that is safe to show: what comes from a file or a server must not steer a terminal. */
public final class Printable {

  private Printable() {}

  /** One line of {@code text}: line breaks become blanks, other control characters {@code ?}. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : shown(c))
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static int shown(int c) {
    return switch (Character.getType(c)) {
      // Format characters include those that turn the direction of writing.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '?';
      default -> c;
    };
  }
}
