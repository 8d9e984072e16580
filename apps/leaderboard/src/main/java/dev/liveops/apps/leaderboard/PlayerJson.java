package dev.liveops.apps.leaderboard;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.usecases.ranking.PlayerStandings;
import dev.liveops.usecases.ranking.RankExplanation;
import dev.liveops.usecases.ranking.RankExplanation.Neighbour;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Players and their places as JSON. */
final class PlayerJson {
  private PlayerJson() {}

  static void write(JsonGenerator json, PlayerStandings standings) throws IOException {
    json.writeStartObject();
    json.writeStringField("player_id", standings.player().value());
    json.writeStringField("board", standings.board().name());
    json.writeArrayFieldStart("windows");
    for (PlayerStandings.InWindow each : standings.windows()) {
      json.writeStartObject();
      BoardJson.window(json, each.kind(), each.window());
      BoardJson.standing(json, standings.board(), each.rank(), each.standing());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void write(JsonGenerator json, RankExplanation explanation) throws IOException {
    BoardDefinition board = explanation.board();
    json.writeStartObject();
    json.writeStringField("player_id", explanation.player().value());
    json.writeStringField("board", board.name());
    BoardJson.window(json, explanation.kind(), explanation.window());
    json.writeObjectFieldStart("order");
    json.writeStringField("operator", label(board.operator()));
    json.writeStringField("direction", label(board.direction()));
    json.writeStringField("ties", label(board.ties()));
    json.writeEndObject();
    json.writeBooleanField("hidden", explanation.hidden());
    BoardJson.standing(json, board, explanation.rank(), explanation.standing());
    json.writeNumberField("total", explanation.total());
    neighbour(json, "above", board, explanation.above());
    neighbour(json, "below", board, explanation.below());
    json.writeEndObject();
  }

  private static void neighbour(
      JsonGenerator json, String member, BoardDefinition board, Optional<Neighbour> neighbour)
      throws IOException {
    if (neighbour.isEmpty()) {
      json.writeNullField(member);
      return;
    }
    json.writeObjectFieldStart(member);
    BoardJson.ranked(json, board, neighbour.get().ranked());
    json.writeStringField("decided_by", neighbour.get().decidedBy().label());
    json.writeNumberField("difference", neighbour.get().difference());
    json.writeEndObject();
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
