package dev.liveops.usecases.audit;

import dev.liveops.usecases.audit.RefoldReport.Difference;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts differences, and keeps the first of them. For one thread. */
final class Differences {

  static final int KEPT_MAX = 100;

  private final List<Difference> kept = new ArrayList<>();
  private long count;

  /** Compares what should be with what is; empty for nothing. */
  void compare(Kind kind, Object where, Optional<?> expected, Optional<?> actual) {
    if (!expected.equals(actual)) {
      add(kind, where, text(expected), text(actual));
    }
  }

  void add(Kind kind, Object where, String expected, String actual) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(new Difference(kind, where.toString(), expected, actual));
    }
  }

  long count() {
    return count;
  }

  List<Difference> kept() {
    return kept;
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("nothing");
  }
}
