package dev.liveops.domain.ranking;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.Points;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Boards and events for tests. */
final class Boards {
  private Boards() {}

  static BoardDefinition board(String name, Operator operator, Direction direction, Ties ties) {
    return new BoardDefinition(
        name,
        operator,
        direction,
        ties,
        Set.of(WindowKind.values()),
        Map.of("run", new Points("score", 1)),
        Optional.empty(),
        Optional.empty());
  }

  static GameEvent event(String player, String type, String receivedAt, Object... payload) {
    long receivedAtMillis = Instant.parse(receivedAt).toEpochMilli();
    return new GameEvent(
        new EventId(0, 1),
        new GameId("default"),
        new PlayerId(player),
        type,
        receivedAtMillis,
        receivedAtMillis,
        Payload.of(payload));
  }
}
