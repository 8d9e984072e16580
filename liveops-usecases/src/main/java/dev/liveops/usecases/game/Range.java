package dev.liveops.usecases.game;

import java.util.Optional;

/** The bounds {@code min} and {@code max} of a section; both are allowed values. */
record Range(Optional<Double> min, Optional<Double> max) {

  static Range read(Section section) {
    Optional<Double> min = section.optional("min").map(Value::number);
    Optional<Double> max = section.optional("max").map(Value::number);
    if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
      section.get("min").fault("a number of at most max");
      return new Range(min, Optional.empty());
    }
    return new Range(min, max);
  }

  boolean open() {
    return min.isEmpty() && max.isEmpty();
  }
}
