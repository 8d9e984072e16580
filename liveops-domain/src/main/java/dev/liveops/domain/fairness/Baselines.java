package dev.liveops.domain.fairness;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import dev.liveops.domain.event.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The last value that counted of each field a jump rule watches; 0 until there is one. Immutable.
 */
final class Baselines {

  static final Baselines NONE = new Baselines(new String[0], new long[0]);

  private final String[] fields;
  private final long[] values;

  private Baselines(String[] fields, long[] values) {
    this.fields = fields;
    this.values = values;
  }

  /** The value of a field as a whole number, fractions rounded down; empty when it is no number. */
  static OptionalLong wholeNumber(Payload payload, String field) {
    OptionalLong whole = payload.integer(field);
    if (whole.isPresent()) {
      return whole;
    }
    OptionalDouble number = payload.number(field);
    return number.isPresent()
        ? OptionalLong.of((long) Math.floor(number.getAsDouble()))
        : OptionalLong.empty();
  }

  long of(String field) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].equals(field)) {
        return values[i];
      }
    }
    return 0;
  }

  /**
   * The baselines after an event that counts; those that are no longer watched go at the next move.
   */
  Baselines after(Payload payload, List<String> watched) {
    if (watched.isEmpty()) {
      return NONE;
    }
    return moves(payload, watched) ? moved(payload, watched) : this;
  }

  private boolean moves(Payload payload, List<String> watched) {
    for (String field : watched) {
      OptionalLong value = wholeNumber(payload, field);
      if (value.isPresent() && value.getAsLong() != of(field)) {
        return true;
      }
    }
    return false;
  }

  private Baselines moved(Payload payload, List<String> watched) {
    String[] names = new String[watched.size()];
    long[] moved = new long[names.length];
    int size = 0;
    for (String field : watched) {
      long value = wholeNumber(payload, field).orElse(of(field));
      if (value != 0) {
        names[size] = field;
        moved[size++] = value;
      }
    }
    return size == names.length
        ? new Baselines(names, moved)
        : new Baselines(Arrays.copyOf(names, size), Arrays.copyOf(moved, size));
  }

  void encode(PackedWriter out) {
    out.unsigned(fields.length);
    for (int i = 0; i < fields.length; i++) {
      out.text(fields[i]);
      out.signed(values[i]);
    }
  }

  static Baselines decode(PackedReader in) {
    int size = in.size(Rulebook.RULES_MAX);
    String[] fields = new String[size];
    long[] values = new long[size];
    for (int i = 0; i < size; i++) {
      fields[i] = in.text(Rule.NAME_LENGTH_MAX);
      values[i] = in.signed();
    }
    return size == 0 ? NONE : new Baselines(fields, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Baselines that
        && Arrays.equals(fields, that.fields)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(fields) + Arrays.hashCode(values);
  }
}
