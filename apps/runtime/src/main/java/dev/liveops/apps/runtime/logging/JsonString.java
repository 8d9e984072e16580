package dev.liveops.apps.runtime.logging;

/**
 * Text as a JSON string (RFC 8259, section 7).
 *
 * <p>Beyond what JSON asks for, DEL, the C1 controls and the line separators are escaped too, and
 * so is a surrogate without its other half: whatever comes in, a line stays one line, a terminal is
 * not steered by it, and the bytes are valid UTF-8.
 */
final class JsonString {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonString() {}

  /** Appends {@code text}, quoted and escaped. */
  static void append(StringBuilder out, CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        append(out, c);
      }
    }
    out.append('"');
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (plain(c)) {
          out.append(c);
        } else {
          out.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[(c >> 8) & 0xf])
              .append(HEX[(c >> 4) & 0xf])
              .append(HEX[c & 0xf]);
        }
      }
    }
  }

  private static boolean plain(char c) {
    return c >= 0x20
        && !(c >= 0x7f && c <= 0x9f)
        && c != '\u2028'
        && c != '\u2029'
        && !Character.isSurrogate(c);
  }
}
