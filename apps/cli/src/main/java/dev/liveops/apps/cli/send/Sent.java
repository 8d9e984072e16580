package dev.liveops.apps.cli.send;

import dev.liveops.apps.cli.gateway.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event, and what the gateway answered to it in the end.
 *
 * @param answer empty when there was none
 */
record Sent(FileEvent event, Optional<Answer> answer) {

  /** Whether it is in the gateway's hands. */
  boolean accepted() {
    return answer.isPresent() && answer.get().accepted();
  }

  /** The id that it has there; empty when it was refused. */
  String eventId() {
    return answer.map(given -> given.body().path("event_id").asText("")).orElse("");
  }

  /** Why it was refused, as far as the gateway says. */
  String why() {
    if (answer.isEmpty()) {
      return "the gateway did not answer";
    }
    List<String> reasons = new ArrayList<>();
    answer
        .get()
        .body()
        .path("errors")
        .forEach(
            error -> {
              String field = error.path("field").asText();
              String expected = "expected " + error.path("expected").asText();
              reasons.add(field.isEmpty() ? expected : field + ": " + expected);
            });
    String detail = answer.get().body().path("detail").asText();
    if (!detail.isEmpty()) {
      reasons.add(detail);
    }
    String until = answer.get().body().path("blocked_until").asText();
    if (!until.isEmpty()) {
      reasons.add("blocked until " + until);
    }
    return String.join("; ", reasons);
  }
}
