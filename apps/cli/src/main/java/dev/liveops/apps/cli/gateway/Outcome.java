package dev.liveops.apps.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway says became of an event.
 *
 * @param status {@code accepted}, {@code cleared}, {@code flagged}, {@code quarantined} or {@code
 *     rejected}
 * @param violations the rules that the event broke, each with what it broke them by
 */
public record Outcome(String status, List<String> violations) {

  private static final String ACCEPTED = "accepted";

  /** Keeps its own copy. */
  public Outcome {
    violations = List.copyOf(violations);
  }

  /** It was accepted, and that is all that is known. */
  public static Outcome pending() {
    return new Outcome(ACCEPTED, List.of());
  }

  /** Reads the answer to {@code GET /events/{id}}; pending when that does not tell. */
  static Outcome of(Answer answer) {
    if (answer.status() != 200) {
      return pending();
    }
    List<String> violations = new ArrayList<>();
    for (JsonNode violation : answer.body().path("violations")) {
      String inputs =
          violation.path("inputs").properties().stream()
              .map(input -> " " + input.getKey() + "=" + input.getValue().asText())
              .reduce("", String::concat);
      violations.add(violation.path("rule").asText() + inputs);
    }
    return new Outcome(answer.body().path("status").asText(ACCEPTED), violations);
  }

  /** Whether a verdict is there. */
  public boolean judged() {
    return !status.equals(ACCEPTED);
  }

  /** Whether the event counts. */
  public boolean counts() {
    return status.equals("cleared") || status.equals("flagged");
  }
}
