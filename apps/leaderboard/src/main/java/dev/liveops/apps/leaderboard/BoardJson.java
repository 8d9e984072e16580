package dev.liveops.apps.leaderboard;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Ranked;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.ranking.BoardWindows;
import dev.liveops.usecases.ranking.LeaderboardPage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Boards as JSON. What there is none of is {@code null}; members that a board never has, such as a
 * subscore where its game counts none, are left out.
 */
final class BoardJson {
  private BoardJson() {}

  static void write(JsonGenerator json, LeaderboardPage page) throws IOException {
    json.writeStartObject();
    json.writeStringField("board", page.board().name());
    window(json, page.kind(), page.window());
    text(json, "season", page.season());
    json.writeNumberField("total", page.total());
    json.writeArrayFieldStart("rankings");
    for (Ranked ranked : page.rankings()) {
      json.writeStartObject();
      ranked(json, page.board(), ranked);
      json.writeEndObject();
    }
    json.writeEndArray();
    text(json, "next_cursor", page.nextCursor());
    OptionalLong updated = page.updatedAtMillis();
    text(
        json,
        "updated_at",
        updated.isPresent()
            ? Optional.of(DomainJson.instant(updated.getAsLong()))
            : Optional.empty());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, BoardWindows windows) throws IOException {
    json.writeStartObject();
    json.writeStringField("board", windows.board().name());
    json.writeArrayFieldStart("windows");
    for (BoardWindows.Entry entry : windows.windows()) {
      json.writeStartObject();
      json.writeStringField("window", entry.kind().label());
      json.writeStringField("window_id", entry.id());
      text(json, "start", entry.start().map(Instant::toString));
      text(json, "end", entry.end().map(Instant::toString));
      json.writeStringField("state", entry.state().label());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A player's place, as members of the object that is being written. */
  static void ranked(JsonGenerator json, BoardDefinition board, Ranked ranked) throws IOException {
    json.writeNumberField("rank", ranked.rank());
    json.writeStringField("player_id", ranked.player().value());
    json.writeNumberField("score", ranked.score());
    extras(json, board, OptionalLong.of(ranked.subscore()), ranked.metadata());
    json.writeStringField("achieved_at", DomainJson.instant(ranked.achievedAtMillis()));
  }

  /** What a player has achieved, as members of the object that is being written. */
  static void standing(
      JsonGenerator json, BoardDefinition board, OptionalInt rank, Optional<Standing> standing)
      throws IOException {
    json.writeFieldName("rank");
    if (rank.isPresent()) {
      json.writeNumber(rank.getAsInt());
    } else {
      json.writeNull();
    }
    if (standing.isPresent()) {
      json.writeNumberField("score", standing.get().score());
      extras(json, board, OptionalLong.of(standing.get().subscore()), standing.get().metadata());
      json.writeStringField("achieved_at", DomainJson.instant(standing.get().achievedAtMillis()));
    } else {
      json.writeNullField("score");
      extras(json, board, OptionalLong.empty(), Optional.empty());
      json.writeNullField("achieved_at");
    }
  }

  private static void extras(
      JsonGenerator json, BoardDefinition board, OptionalLong subscore, Optional<String> metadata)
      throws IOException {
    if (board.subscoreField().isPresent()) {
      json.writeFieldName("subscore");
      if (subscore.isPresent()) {
        json.writeNumber(subscore.getAsLong());
      } else {
        json.writeNull();
      }
    }
    if (board.metadataField().isPresent()) {
      text(json, "metadata", metadata);
    }
  }

  static void window(JsonGenerator json, WindowKind kind, Optional<Window> window)
      throws IOException {
    json.writeStringField("window", kind.label());
    text(json, "window_id", window.map(Window::id));
  }

  private static void text(JsonGenerator json, String member, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(member, value.get());
    } else {
      json.writeNullField(member);
    }
  }
}
