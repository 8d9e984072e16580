package dev.liveops.domain.receipt;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON objects (RFC 8259) whose members are texts and whole numbers: all that a receipt needs.
 * Written without spaces, with members in the order given, so that the same facts are the same
 * bytes.
 */
final class FlatJson {

  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /** Writes members that are each a {@link String} or a {@link Long}. */
  static byte[] write(Map<String, ?> members) {
    StringBuilder json = new StringBuilder(256).append('{');
    for (Map.Entry<String, ?> member : members.entrySet()) {
      if (json.length() > 1) {
        json.append(',');
      }
      quote(member.getKey(), json);
      json.append(':');
      if (member.getValue() instanceof Long number) {
        json.append(number.longValue());
      } else {
        quote((String) member.getValue(), json);
      }
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads an object; empty when {@code json} is anything else, names a member twice, or has in it a
   * value of another kind, a space, or a number beyond 64 bits.
   */
  static Optional<Map<String, Object>> read(byte[] json) {
    try {
      return Optional.of(new FlatJson(new String(json, StandardCharsets.UTF_8)).object());
    } catch (NotFlat e) {
      return Optional.empty();
    }
  }

  private static void quote(String value, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Half a surrogate pair has no UTF-8 form; escaped, every text survives.
        json.append("\\u").append(String.format("%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private Map<String, Object> object() throws NotFlat {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (peek() == '}') {
      at++;
    } else {
      do {
        String name = string();
        expect(':');
        Object value = peek() == '"' ? string() : number();
        if (members.put(name, value) != null) {
          throw new NotFlat();
        }
      } while (next() == ',');
      at--;
      expect('}');
    }
    if (at != text.length()) {
      throw new NotFlat();
    }
    return members;
  }

  private String string() throws NotFlat {
    expect('"');
    StringBuilder value = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw new NotFlat();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() throws NotFlat {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new NotFlat();
    };
  }

  private char unicode() throws NotFlat {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw new NotFlat();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private Long number() throws NotFlat {
    int from = at;
    while (peek() == '-' || (peek() >= '0' && peek() <= '9')) {
      at++;
    }
    try {
      return Long.valueOf(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw new NotFlat(e);
    }
  }

  private void expect(char c) throws NotFlat {
    if (next() != c) {
      throw new NotFlat();
    }
  }

  private char next() throws NotFlat {
    char c = peek();
    at++;
    return c;
  }

  private char peek() throws NotFlat {
    if (at >= text.length()) {
      throw new NotFlat();
    }
    return text.charAt(at);
  }

  /** Ends the reading from any depth of it; never leaves this class. */
  private static final class NotFlat extends Exception {
    private static final long serialVersionUID = 1L;

    NotFlat() {
      this(null);
    }

    NotFlat(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
