package dev.liveops.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of one run, as a table for {@code docs/performance.md}. Says each when it is known.
 */
final class Report {

  private final List<String> rows = new ArrayList<>();

  /** Notes a figure. */
  void add(String what, String format, Object... figures) {
    String figure = String.format(Locale.ROOT, format, figures);
    System.err.println(what + ": " + figure);
    rows.add("| " + what + " | " + figure + " |");
  }

  /** The whole table. */
  String table() {
    return "| what | figure |\n|---|---|\n" + String.join("\n", rows) + "\n";
  }
}
