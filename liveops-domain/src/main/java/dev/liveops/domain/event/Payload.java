package dev.liveops.domain.event;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an event says: a few named values in the order they were given. Names are in snake_case.
 *
 * <p>A value is a {@link Long}, a {@link Double}, a {@link Boolean} or a {@link String}. Looked up
 * by scanning: payloads have a handful of fields, and a scan over them beats a map. Immutable.
 */
public final class Payload implements Iterable<Payload.Field> {

  /** No event may carry more fields than this. */
  public static final int FIELDS_MAX = 64;

  private static final Payload EMPTY = new Payload(new String[0], new Object[0]);

  private final String[] names;
  private final Object[] values;

  private Payload(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /** A named value. */
  public record Field(String name, Object value) {}

  /** The payload without a field. */
  public static Payload empty() {
    return EMPTY;
  }

  /** A payload of alternating names and values; handy in tests and for callers in process. */
  public static Payload of(Object... namesAndValues) {
    Builder builder = new Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      builder.put(
          (String) namesAndValues[i],
          value instanceof Integer i32 ? (Object) i32.longValue() : value);
    }
    return builder.build();
  }

  /** How many fields there are. */
  public int size() {
    return names.length;
  }

  /** The value of {@code name}, if present. */
  public Optional<Object> get(String name) {
    int at = indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(values[at]);
  }

  /** The value of {@code name} as an integer; empty when it is absent or not an integer. */
  public OptionalLong integer(String name) {
    int at = indexOf(name);
    return at >= 0 && values[at] instanceof Long value
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  /**
   * The value of {@code name} as a number, integers widened; empty when it is absent or no number.
   */
  public OptionalDouble number(String name) {
    int at = indexOf(name);
    return at >= 0 && values[at] instanceof Number value
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /** The value of {@code name} as text; empty when it is absent or not text. */
  public Optional<String> text(String name) {
    int at = indexOf(name);
    return at >= 0 && values[at] instanceof String value ? Optional.of(value) : Optional.empty();
  }

  @Override
  public Iterator<Field> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < names.length;
      }

      @Override
      public Field next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return new Field(names[next], values[next++]);
      }
    };
  }

  private int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && Arrays.equals(names, that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < names.length; i++) {
      text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }

  /** Collects fields; for one thread. */
  public static final class Builder {
    private String[] names = new String[6];
    private Object[] values = new Object[6];
    private int size;

    /**
     * Adds a field.
     *
     * @return false, and nothing is added, when a field of that name is there already
     * @throws IllegalArgumentException when {@code value} is of a kind that payloads do not carry,
     *     or there are {@link #FIELDS_MAX} fields already
     */
    public boolean put(String name, Object value) {
      Objects.requireNonNull(name, "name");
      if (!(value instanceof Long
          || value instanceof Double
          || value instanceof Boolean
          || value instanceof String)) {
        throw new IllegalArgumentException(name + ": expected a number, a boolean or text");
      }
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return false;
        }
      }
      if (size == FIELDS_MAX) {
        throw new IllegalArgumentException("expected at most " + FIELDS_MAX + " fields");
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      names[size] = name;
      values[size++] = value;
      return true;
    }

    /** The payload collected so far. */
    public Payload build() {
      return size == 0
          ? EMPTY
          : new Payload(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }
  }
}
