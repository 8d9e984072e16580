package dev.liveops.domain.event;

import java.util.Optional;

/**
 * A field that the events of a type carry.
 *
 * @param name in snake_case
 * @param kind what its value is
 * @param required whether an event without it is refused
 */
public record FieldSpec(String name, Kind kind, boolean required) {

  /** The longest text a field may hold, in UTF-16 units. */
  public static final int TEXT_LENGTH_MAX = 256;

  /** The kinds of value. */
  public enum Kind {
    /** A whole number of 64 bits. */
    INTEGER("an integer"),
    /** A finite number. */
    NUMBER("a number"),
    /**
     * Text of at most {@value FieldSpec#TEXT_LENGTH_MAX} characters, none of them a control
     * character.
     */
    TEXT("text of 1 to " + TEXT_LENGTH_MAX + " printable characters"),
    /** True or false. */
    BOOLEAN("true or false");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** What a value of this kind is, in words for an error message. */
    public String expected() {
      return expected;
    }

    boolean accepts(Object value) {
      return switch (this) {
        case INTEGER -> value instanceof Long;
        case NUMBER -> value instanceof Long || (value instanceof Double d && Double.isFinite(d));
        case TEXT -> value instanceof String text && printable(text);
        case BOOLEAN -> value instanceof Boolean;
      };
    }

    private static boolean printable(String text) {
      return !text.isEmpty()
          && text.length() <= TEXT_LENGTH_MAX
          && text.chars().noneMatch(Character::isISOControl);
    }
  }

  Optional<FieldFault> check(Payload payload, String prefix) {
    Optional<Object> value = payload.get(name);
    if (value.isEmpty()) {
      return required
          ? Optional.of(new FieldFault(prefix + name, kind.expected() + " (required)"))
          : Optional.empty();
    }
    return kind.accepts(value.get())
        ? Optional.empty()
        : Optional.of(new FieldFault(prefix + name, kind.expected()));
  }
}
