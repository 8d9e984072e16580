package dev.liveops.usecases.game;

/**
 * Something that is wrong with the document that defines a game.
 *
 * @param line the line it is on, from 1
 * @param column the column it begins at, from 1
 * @param path where in the document, such as {@code boards[1].operator}; empty for the document as
 *     a whole
 * @param expected what would have been right, in words
 */
public record Fault(int line, int column, String path, String expected) {

  /** Sees to it that both texts are one line, whatever they quote. */
  public Fault {
    path = printable(path);
    expected = printable(expected);
  }

  static String printable(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.codePoints()
            .map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  /** One line for people: {@code line 12: boards[1].operator: expected one of sum, best}. */
  @Override
  public String toString() {
    return "line " + line + ": " + (path.isEmpty() ? "" : path + ": ") + "expected " + expected;
  }
}
