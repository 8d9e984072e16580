package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Params;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.usecases.fairness.ReadPlayer;
import dev.liveops.usecases.fairness.ReadSanctions;
import dev.liveops.usecases.fairness.ReadViolations;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /players/{id}}, {@code GET /blocked} and {@code GET /violations} tell how players
 * stand. Who imposed a sanction and why is for admins: anybody may read here.
 */
final class PlayerRoutes implements HttpService {
  private static final int LIMIT_USUAL = 100;

  private final ReadPlayer player;
  private final ReadSanctions sanctions;
  private final ReadViolations violations;
  private final ReadAccess reads;

  PlayerRoutes(FairnessApp.Questions questions, ReadAccess reads) {
    this.player = questions.player();
    this.sanctions = questions.sanctions();
    this.violations = questions.violations();
    this.reads = reads;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/players/{id}", this::player)
        .get("/blocked", this::blocked)
        .get("/violations", this::violations);
  }

  private void player(ServerRequest request, ServerResponse response) {
    GameId game = reads.game(request);
    PlayerId id = Params.path(request, "id", PlayerId.EXPECTED, PlayerId::new);
    Optional<ReadPlayer.View> view = player.read(game, id);
    if (view.isEmpty()) {
      Problem.of(ProblemType.NOT_FOUND, "no such player").send(request, response);
      return;
    }
    send(response, json -> write(json, view.get()));
  }

  private void blocked(ServerRequest request, ServerResponse response) {
    GameId game = reads.game(request);
    ReadSanctions.Page page =
        sanctions.blocking(game, SanctionJson.after(request), SanctionJson.limit(request));
    send(
        response,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("blocked");
          for (Sanction sanction : page.sanctions()) {
            SanctionJson.brief(json, sanction);
          }
          json.writeEndArray();
          SanctionJson.next(json, page);
          json.writeEndObject();
        });
  }

  private void violations(ServerRequest request, ServerResponse response) {
    GameId game = reads.game(request);
    Optional<PlayerId> of = Params.query(request, "player", PlayerId.EXPECTED, PlayerId::new);
    int limit = Params.queryInt(request, "limit", 1, ReadViolations.VIOLATIONS_MAX, LIMIT_USUAL);
    List<Violation> newest = violations.newest(game, of, limit);
    send(
        response,
        json -> {
          json.writeStartObject();
          DomainJson.violations(json, "violations", newest);
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, ReadPlayer.View view) throws IOException {
    json.writeStartObject();
    json.writeStringField("player_id", view.player().value());
    StatusJson.write(json, "status", view.status());
    json.writeNumberField("events", view.events());
    DomainJson.violations(json, "violations", view.violations());
    json.writeArrayFieldStart("sanctions");
    for (Sanction sanction : view.sanctions()) {
      SanctionJson.brief(json, sanction);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void send(ServerResponse response, Json.Body body) {
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(body));
  }
}
