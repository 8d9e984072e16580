package dev.liveops.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures of one run, as the table of {@code docs/performance.md}. Says each when it is known.
 */
final class Report {

  private final List<String> rows = new ArrayList<>();
  private boolean complete = true;

  /** Notes a figure that has no target. */
  void add(String what, String format, Object... figures) {
    row(what, text(format, figures), "", "");
  }

  /** Notes a figure beside what it has to reach. */
  void judge(String what, Target target, String format, Object... figures) {
    row(what, text(format, figures), target.wanted(), target.verdict());
  }

  /** Notes how much memory a process has, beside how much it may have, in megabytes. */
  void resident(String what, int megabytesMax, double megabytes) {
    judge(what, Target.atMost(megabytesMax, megabytes, "%.0f MB"), "%.0f MB", megabytes);
  }

  /** Notes that something could not be measured, and why. */
  void failed(String what, Exception why) {
    complete = false;
    String reason = why.getMessage() == null ? why.toString() : why.getMessage();
    row(
        what,
        "**not measured**: " + reason.lines().findFirst().orElse("").replace("|", "/"),
        "",
        "");
  }

  /** Whether everything could be measured. */
  boolean complete() {
    return complete;
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private void row(String what, String figure, String wanted, String verdict) {
    System.err.println(
        what + ": " + figure + (wanted.isEmpty() ? "" : " (" + wanted + ": " + verdict + ")"));
    rows.add("| " + what + " | " + figure + " | " + wanted + " | " + verdict + " |");
  }

  /** The whole table, in Markdown. */
  String table() {
    return "| what | measured | target | |\n|---|---|---|---|\n" + String.join("\n", rows) + "\n";
  }
}
