package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Params;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.fairness.Statements;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code /reviews}: the events that are held back, and what an admin decides about them. */
final class ReviewRoutes implements HttpService {
  private static final int LIMIT_USUAL = 100;
  private static final Set<String> FIELDS = Set.of("author", "reason");

  private final ReviewEvents reviews;
  private final AdminAuth admins;
  private final ReadAccess games;

  ReviewRoutes(ReviewEvents reviews, FairnessApp.Guards guards) {
    this.reviews = reviews;
    this.admins = guards.admins();
    this.games = guards.adminGames();
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/reviews", admins.only(this::pending))
        .post("/reviews/{event_id}/release", admins.only((req, res) -> decide(true, req, res)))
        .post("/reviews/{event_id}/reject", admins.only((req, res) -> decide(false, req, res)));
  }

  private void pending(ServerRequest request, ServerResponse response) {
    GameId game = games.game(request);
    long after =
        Params.query(request, "after", "next_after of the page before", ReviewRoutes::position)
            .orElse(0L);
    int limit = Params.queryInt(request, "limit", 1, ReviewEvents.PAGE_EVENTS_MAX, LIMIT_USUAL);
    List<HeldEvent> events = reviews.pending(game, after, limit);
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, events, limit)));
  }

  private void decide(boolean release, ServerRequest request, ServerResponse response) {
    GameId game = games.game(request);
    EventId event =
        Params.path(request, "event_id", "32 hexadecimal digits", ReviewRoutes::eventId);
    BodyFields fields = BodyFields.of(request, FIELDS);
    String author = fields.text("author");
    String reason = fields.text("reason");
    fields.refuse(Statements.faults(author, reason));
    ReviewEvents.Outcome outcome =
        release
            ? reviews.release(game, event, author, reason)
            : reviews.reject(game, event, author, reason);
    send(outcome, request, response);
  }

  private static void send(
      ReviewEvents.Outcome outcome, ServerRequest request, ServerResponse response) {
    switch (outcome) {
      case ReviewEvents.Outcome.Decided decided -> {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(json -> write(json, decided)));
      }
      case ReviewEvents.Outcome.NotHeld notHeld ->
          Problem.of(ProblemType.NOT_FOUND, "no such event is held").send(request, response);
      case ReviewEvents.Outcome.Invalid(List<FieldFault> faults) ->
          Problem.invalid(faults).send(request, response);
      case ReviewEvents.Outcome.Unavailable(long retryAfterMillis) ->
          Problem.of(ProblemType.UNAVAILABLE)
              .retryAfterMillis(retryAfterMillis)
              .send(request, response);
    }
  }

  private static long position(String text) {
    long position = Long.parseLong(text);
    if (position < 0) {
      throw new IllegalArgumentException(text);
    }
    return position;
  }

  private static EventId eventId(String text) {
    return EventId.parse(text).orElseThrow(IllegalArgumentException::new);
  }

  private static void write(JsonGenerator json, ReviewEvents.Outcome.Decided decided)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("event_id", decided.event().toString());
    json.writeStringField("decision", decided.released() ? "released" : "rejected");
    json.writeBooleanField("in_force", decided.inForce());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<HeldEvent> events, int limit)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("reviews");
    for (HeldEvent held : events) {
      write(json, held);
    }
    json.writeEndArray();
    if (events.size() == limit) {
      json.writeStringField("next_after", Long.toString(events.getLast().position()));
    } else {
      json.writeNullField("next_after");
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, HeldEvent held) throws IOException {
    GameEvent event = held.event();
    json.writeStartObject();
    json.writeStringField("event_id", event.id().toString());
    json.writeStringField("player_id", event.player().value());
    json.writeStringField("type", event.type());
    DomainJson.write(json, "payload", event.payload());
    json.writeStringField("claimed_at", DomainJson.instant(event.claimedAtMillis()));
    json.writeStringField("received_at", DomainJson.instant(event.receivedAtMillis()));
    json.writeStringField("held_at", DomainJson.instant(held.heldAtMillis()));
    DomainJson.violations(json, "violations", held.violations());
    json.writeEndObject();
  }
}
