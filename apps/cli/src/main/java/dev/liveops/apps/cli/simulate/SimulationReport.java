package dev.liveops.apps.cli.simulate;

import dev.liveops.apps.cli.console.Style;
import dev.liveops.apps.cli.console.Table;
import dev.liveops.apps.cli.console.Table.Cell;
import dev.liveops.apps.cli.console.Table.Column;
import dev.liveops.apps.cli.gateway.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was sent in a simulation, and what became of it.
 *
 * @param crowd who played
 * @param simulation what was answered
 * @param outcomes what became of the sampled events, by event id
 */
record SimulationReport(Crowd crowd, Simulation simulation, Map<String, Outcome> outcomes) {

  private static final List<String> ALWAYS_SHOWN = List.of("202", "208");
  private static final List<String> VERDICTS =
      List.of("cleared", "flagged", "quarantined", "rejected");
  private static final double MILLI_MICROS = 1_000;

  /** Whether honest players got what they should: everything accepted, and everything counted. */
  boolean honestUnharmed() {
    Tally honest = simulation.tallies().get(Kind.HONEST);
    return honest.refused() == 0
        && honest.sample().stream()
            .map(this::outcome)
            .allMatch(outcome -> outcome.counts() || !outcome.judged());
  }

  /** Prints a row for each kind, and the figures of the whole. */
  void print(PrintWriter out, boolean colours, Duration elapsed) {
    Set<String> answers = new TreeSet<>(ALWAYS_SHOWN);
    simulation.tallies().values().forEach(tally -> answers.addAll(tally.answers().keySet()));
    Table table = new Table(columns(answers));
    for (Kind kind : Kind.values()) {
      if (crowd.count(kind) > 0) {
        table.add(row(kind, answers));
      }
    }
    table.print(out, colours);
    out.println();
    if (!outcomes.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "verdicts: of up to %d events of each kind, at random; noted: cleared, with a remark%n",
          Tally.SAMPLE_MAX);
    }
    printFigures(out, elapsed);
    out.flush();
  }

  private void printFigures(PrintWriter out, Duration elapsed) {
    long sent = simulation.tallies().values().stream().mapToLong(Tally::sent).sum();
    double seconds = elapsed.toNanos() / 1e9;
    out.printf(
        Locale.ROOT, "sent: %d events in %.1f s, %.1f a second%n", sent, seconds, sent / seconds);
    if (simulation.late() > 0) {
      out.printf(
          Locale.ROOT,
          "not sent: %d events, because this machine or the gateway was late by seconds%n",
          simulation.late());
    }
    LatencyHistogram latencies = simulation.latencies();
    out.printf(
        Locale.ROOT,
        "latency: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        latencies.percentileMicros(0.5) / MILLI_MICROS,
        latencies.percentileMicros(0.95) / MILLI_MICROS,
        latencies.percentileMicros(0.99) / MILLI_MICROS,
        latencies.maxMicros() / MILLI_MICROS);
  }

  private static List<Column> columns(Set<String> answers) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("kind"));
    columns.add(Column.numbers("players"));
    columns.add(Column.numbers("sent"));
    answers.forEach(answer -> columns.add(Column.numbers(answer)));
    VERDICTS.forEach(verdict -> columns.add(Column.numbers(verdict)));
    columns.add(Column.numbers("noted"));
    columns.add(Column.numbers("pending"));
    columns.add(Column.numbers("blocked players"));
    return columns;
  }

  private List<Cell> row(Kind kind, Set<String> answers) {
    Tally tally = simulation.tallies().get(kind);
    boolean honest = kind == Kind.HONEST;
    List<Outcome> sampled = tally.sample().stream().map(this::outcome).toList();
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(kind.label(), honest ? Style.GOOD : Style.PLAIN));
    row.add(Cell.of(crowd.count(kind)));
    row.add(Cell.of(tally.sent()));
    Map<String, Long> counts = tally.answers();
    for (String answer : answers) {
      boolean harm = honest && !ALWAYS_SHOWN.contains(answer);
      row.add(cell(counts.getOrDefault(answer, 0L), harm));
    }
    for (String verdict : VERDICTS) {
      long count = sampled.stream().filter(each -> each.status().equals(verdict)).count();
      row.add(cell(count, honest && !verdict.equals("cleared")));
    }
    row.add(Cell.of(sampled.stream().filter(SimulationReport::noted).count()));
    row.add(Cell.of(sampled.stream().filter(outcome -> !outcome.judged()).count()));
    row.add(cell(tally.blockedPlayers(), honest));
    return row;
  }

  private static Cell cell(long count, boolean harm) {
    Cell cell = Cell.of(count);
    return harm && count > 0 ? new Cell(cell.text(), Style.BAD) : cell;
  }

  /** A rule that only watches had something to say. */
  private static boolean noted(Outcome outcome) {
    return outcome.status().equals("cleared") && !outcome.violations().isEmpty();
  }

  private Outcome outcome(String eventId) {
    return outcomes.getOrDefault(eventId, Outcome.pending());
  }
}
