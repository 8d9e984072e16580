package dev.liveops.apps.leaderboard;

import dev.liveops.apps.runtime.http.Answers;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Query;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.usecases.ranking.AskedPage;
import dev.liveops.usecases.ranking.BoardWindows;
import dev.liveops.usecases.ranking.LeaderboardPage;
import dev.liveops.usecases.ranking.ListWindows;
import dev.liveops.usecases.ranking.ReadLeaderboard;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Boards: their ranks, page by page, and their windows. */
final class BoardRoutes implements HttpService {
  private static final List<String> PAGE_PARAMETERS =
      List.of("board", "window", "window_id", "season", "limit", "cursor", "around");
  private static final List<String> WINDOWS_PARAMETERS = List.of("board", "window", "limit");

  /** The same URL shows another game to who names another. */
  private static final Header VARY =
      HeaderValues.createCached(HeaderNames.VARY, ReadAccess.GAME_ID.defaultCase());

  private final ReadLeaderboard leaderboard;
  private final ListWindows windows;
  private final ReadAccess access;
  private final KeptPages kept = new KeptPages();

  BoardRoutes(ReadLeaderboard leaderboard, ListWindows windows, ReadAccess access) {
    this.leaderboard = leaderboard;
    this.windows = windows;
    this.access = access;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/leaderboard", this::page).get("/leaderboard/windows", this::windows);
  }

  private void page(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, PAGE_PARAMETERS);
    AskedPage asked = query.found(leaderboard.ask(access.game(request), query.values()));
    response.header(VARY);
    Optional<AskedPage.Key> key = asked.key();
    if (key.isPresent()) {
      kept.get(key.get(), asked).send(request, response);
    } else {
      LeaderboardPage page = Answers.found(asked.read());
      response.header(HeaderValues.CONTENT_TYPE_JSON);
      response.send(Json.bytes(json -> BoardJson.write(json, page)));
    }
  }

  private void windows(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, WINDOWS_PARAMETERS);
    BoardWindows found = query.found(windows.list(access.game(request), query.values()));
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> BoardJson.write(json, found)));
  }
}
