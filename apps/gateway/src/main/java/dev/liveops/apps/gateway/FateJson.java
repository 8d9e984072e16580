package dev.liveops.apps.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.usecases.event.EventFate;
import java.io.IOException;
import java.util.List;

/** What became of an event, as clients read it. */
final class FateJson {
  private FateJson() {}

  static void write(JsonGenerator json, EventFate fate) throws IOException {
    GameEvent event = fate.event();
    json.writeStartObject();
    json.writeStringField("event_id", event.id().toString());
    json.writeStringField("type", event.type());
    json.writeStringField("player_id", event.player().value());
    json.writeStringField("status", status(fate));
    json.writeStringField("received_at", DomainJson.instant(event.receivedAtMillis()));
    DomainJson.violations(json, "violations", violations(fate));
    if (fate instanceof EventFate.Reviewed reviewed) {
      write(json, reviewed.review());
    }
    json.writeEndObject();
  }

  private static String status(EventFate fate) {
    return switch (fate) {
      case EventFate.Accepted accepted -> "accepted";
      case EventFate.Cleared cleared -> "cleared";
      case EventFate.Flagged flagged -> "flagged";
      case EventFate.Quarantined quarantined -> "quarantined";
      case EventFate.Rejected rejected -> "rejected";
      case EventFate.Reviewed reviewed -> reviewed.review().released() ? "cleared" : "rejected";
      case EventFate.Abandoned abandoned -> "abandoned";
    };
  }

  private static List<Violation> violations(EventFate fate) {
    return switch (fate) {
      case EventFate.Accepted accepted -> List.of();
      case EventFate.Cleared cleared -> cleared.violations();
      case EventFate.Flagged flagged -> flagged.violations();
      case EventFate.Quarantined quarantined -> quarantined.violations();
      case EventFate.Rejected rejected -> rejected.violations();
      case EventFate.Reviewed reviewed -> reviewed.violations();
      case EventFate.Abandoned abandoned -> List.of();
    };
  }

  private static void write(JsonGenerator json, EventFate.Review review) throws IOException {
    json.writeObjectFieldStart("review");
    json.writeStringField("decision", review.released() ? "released" : "rejected");
    json.writeStringField("author", review.author());
    json.writeStringField("reason", review.reason());
    json.writeStringField("at", DomainJson.instant(review.atMillis()));
    json.writeEndObject();
  }
}
