package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.ports.game.GameDefinitions.Version;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.ReadDefinition;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /rules} lists the rules that events are judged by, {@code GET /definition} gives the
 * document that they stand in. For admins: who knows the limits knows how to stay below them.
 */
final class RuleRoutes implements HttpService {
  private final GameCatalog games;
  private final ReadDefinition definition;
  private final AdminAuth admins;
  private final ReadAccess adminGames;

  RuleRoutes(GameCatalog games, ReadDefinition definition, FairnessApp.Guards guards) {
    this.games = games;
    this.definition = definition;
    this.admins = guards.admins();
    this.adminGames = guards.adminGames();
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/rules", admins.only(this::rules)).get("/definition", admins.only(this::definition));
  }

  private void rules(ServerRequest request, ServerResponse response) {
    Optional<ActiveGame> game = games.find(adminGames.game(request));
    if (game.isEmpty()) {
      noSuchGame(request, response);
      return;
    }
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, game.get().rulebook())));
  }

  private void definition(ServerRequest request, ServerResponse response) {
    Optional<Version> version = definition.current(adminGames.game(request));
    if (version.isEmpty()) {
      noSuchGame(request, response);
      return;
    }
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, version.get())));
  }

  private static void noSuchGame(ServerRequest request, ServerResponse response) {
    Problem.of(ProblemType.NOT_FOUND, "no such game").send(request, response);
  }

  private static void write(JsonGenerator json, Rulebook rulebook) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", rulebook.version());
    json.writeArrayFieldStart("rules");
    for (Rule rule : rulebook.rules()) {
      RuleJson.write(json, rule);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Version version) throws IOException {
    json.writeStartObject();
    json.writeStringField("game_id", version.game().value());
    json.writeNumberField("version", version.version());
    json.writeStringField("author", version.author());
    json.writeStringField("since", DomainJson.instant(version.sinceMillis()));
    json.writeStringField("document", version.document());
    json.writeEndObject();
  }
}
