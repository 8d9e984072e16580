package dev.liveops.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the leaderboard says of everybody. */
final class Scores {

  private static final String PATH = "/leaderboard?window=all_time&limit=1000";

  private Scores() {}

  /** The points of every player who has any, page by page. */
  static Map<String, Long> read(Client client) throws IOException {
    Map<String, Long> scores = new HashMap<>();
    for (String path = PATH; !path.isEmpty(); ) {
      JsonNode page = client.get(Service.LEADERBOARD, path).json();
      page.get("rankings")
          .forEach(each -> scores.put(each.get("player_id").asText(), each.get("score").asLong()));
      JsonNode cursor = page.get("next_cursor");
      path = cursor.isNull() ? "" : PATH + "&cursor=" + cursor.asText();
    }
    return scores;
  }
}
