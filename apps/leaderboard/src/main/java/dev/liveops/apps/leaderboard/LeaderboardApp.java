package dev.liveops.apps.leaderboard;

import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.usecases.ranking.ExplainRank;
import dev.liveops.usecases.ranking.ListWindows;
import dev.liveops.usecases.ranking.ReadLeaderboard;
import dev.liveops.usecases.ranking.ReadStanding;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** Shows who is where. */
public final class LeaderboardApp {
  private LeaderboardApp() {}

  /** What can be asked. */
  public record UseCases(
      ReadLeaderboard leaderboard,
      ListWindows windows,
      ReadStanding standing,
      ExplainRank explain) {}

  /**
   * Its routes, the busiest first.
   *
   * @param access who may read, and of which game
   */
  public static List<HttpService> services(UseCases useCases, ReadAccess access) {
    return List.of(
        new BoardRoutes(useCases.leaderboard(), useCases.windows(), access),
        new PlayerRoutes(useCases.standing(), useCases.explain(), access));
  }
}
