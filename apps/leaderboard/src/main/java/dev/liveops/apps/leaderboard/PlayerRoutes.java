package dev.liveops.apps.leaderboard;

import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Query;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.usecases.ranking.ExplainRank;
import dev.liveops.usecases.ranking.PlayerStandings;
import dev.liveops.usecases.ranking.RankExplanation;
import dev.liveops.usecases.ranking.ReadStanding;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** One player: where they stand, and why there. */
final class PlayerRoutes implements HttpService {
  private static final List<String> STANDING_PARAMETERS = List.of("board");
  private static final List<String> EXPLAIN_PARAMETERS =
      List.of("board", "window", "window_id", "season");

  private final ReadStanding standing;
  private final ExplainRank explain;
  private final ReadAccess access;

  PlayerRoutes(ReadStanding standing, ExplainRank explain, ReadAccess access) {
    this.standing = standing;
    this.explain = explain;
    this.access = access;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/leaderboard/players/{player_id}", this::standing)
        .get("/leaderboard/explain/{player_id}", this::explain);
  }

  private void standing(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, STANDING_PARAMETERS);
    PlayerStandings found =
        query.found(standing.read(access.game(request), player(request), query.values()));
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> PlayerJson.write(json, found)));
  }

  private void explain(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, EXPLAIN_PARAMETERS);
    RankExplanation found =
        query.found(explain.explain(access.game(request), player(request), query.values()));
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> PlayerJson.write(json, found)));
  }

  private static String player(ServerRequest request) {
    return request.path().pathParameters().get("player_id");
  }
}
