package dev.liveops.apps.cli.send;

import dev.liveops.apps.cli.console.Style;
import dev.liveops.apps.cli.console.Table;
import dev.liveops.apps.cli.console.Table.Cell;
import dev.liveops.apps.cli.console.Table.Column;
import dev.liveops.apps.cli.gateway.Answer;
import dev.liveops.apps.cli.gateway.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the events that were sent.
 *
 * @param sent the events with their answers
 * @param outcomes of those that were accepted, by event id
 */
record SendReport(List<Sent> sent, Map<String, Outcome> outcomes) {

  private static final String NONE = "-";

  /** Whether any event was refused at once, or rejected later. */
  boolean anyRefused() {
    return sent.stream().anyMatch(this::refused);
  }

  private boolean refused(Sent event) {
    Outcome outcome = outcome(event);
    return !event.accepted() || outcome.status().equals("rejected");
  }

  private Outcome outcome(Sent event) {
    return outcomes.getOrDefault(event.eventId(), Outcome.pending());
  }

  /** Prints a row for each event, and how many of each kind there were. */
  void print(PrintWriter out, boolean colours) {
    Table table =
        new Table(
            List.of(
                Column.words("event"),
                Column.words("event id"),
                Column.numbers("http"),
                Column.words("answer"),
                Column.words("verdict"),
                Column.words("why")));
    Map<String, Integer> counts = new TreeMap<>();
    for (Sent event : sent) {
      table.add(row(event));
      counts.merge(result(event), 1, Integer::sum);
    }
    table.print(out, colours);
    StringBuilder sum = new StringBuilder(sent.size() == 1 ? "1 event" : sent.size() + " events");
    String separator = ": ";
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      sum.append(separator).append(count.getValue()).append(' ').append(count.getKey());
      separator = ", ";
    }
    out.println(sum);
    out.flush();
  }

  private List<Cell> row(Sent event) {
    boolean accepted = event.accepted();
    return List.of(
        Cell.of(event.event().place()),
        Cell.of(event.eventId().isEmpty() ? NONE : event.eventId()),
        Cell.of(event.answer().map(Answer::status).map(String::valueOf).orElse(NONE)),
        new Cell(
            event.answer().map(Answer::word).orElse("no answer"),
            accepted ? Style.GOOD : Style.BAD),
        accepted ? new Cell(verdict(event), style(outcome(event))) : Cell.of(NONE),
        Cell.of(accepted ? String.join("; ", outcome(event).violations()) : event.why()));
  }

  private String result(Sent event) {
    if (event.answer().isEmpty()) {
      return "without an answer";
    }
    return event.accepted() ? verdict(event) : "refused";
  }

  private String verdict(Sent event) {
    return outcome(event).judged() ? outcome(event).status() : "pending";
  }

  private static Style style(Outcome outcome) {
    return switch (outcome.status()) {
      case "cleared" -> Style.GOOD;
      case "flagged", "quarantined" -> Style.NOTED;
      case "rejected", "abandoned" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }
}
