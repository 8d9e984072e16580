package dev.liveops.usecases.game;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.progression.ProgressRules;
import dev.liveops.domain.ranking.Leaderboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A game played in process: every event goes the whole way, from its check to ranks and progress.
 */
final class Playthrough {

  private final GameDefinition game;
  private final Rulebook rulebook;
  private final Map<PlayerId, PlayerActivity> activities = new HashMap<>();
  private final Map<String, Population> populations = new HashMap<>();
  private final Map<PlayerId, PlayerProgress> progress = new HashMap<>();
  private final ProgressRules progressRules;
  private final Leaderboard leaderboard;
  private long events;

  Playthrough(GameDefinition game) {
    this.game = game;
    this.rulebook = new Rulebook(game.rules(), game.version());
    this.progressRules = game.progressRules();
    this.leaderboard = new Leaderboard(game.boards(), game.calendar());
  }

  /** Plays an event as it is sent, received at the moment that it claims. */
  Judgement play(String json) {
    JsonNode event = tree(json);
    long atMillis = Instant.parse(event.get("timestamp").asText()).toEpochMilli();
    Payload.Builder payload = new Payload.Builder();
    event
        .get("data")
        .properties()
        .forEach(field -> payload.put(field.getKey(), value(field.getValue())));
    return play(
        new GameEvent(
            new EventId(0, ++events),
            game.game(),
            new PlayerId(event.get("player_id").asText()),
            event.get("event_type").asText(),
            atMillis,
            atMillis,
            payload.build()));
  }

  private Judgement play(GameEvent event) {
    EventType type = game.eventType(event.type()).orElseThrow();
    List<FieldFault> faults = type.check(event.payload(), "data.");
    if (!faults.isEmpty()) {
      throw new AssertionError(faults);
    }
    long points = type.points().of(event.payload());
    PlayerActivity activity = activities.getOrDefault(event.player(), PlayerActivity.empty());
    Population population = populations.computeIfAbsent(type.name(), name -> Population.empty());
    Judgement judgement =
        rulebook.judge(new Sighting(event, points, activity, population, Sanctions.NONE));
    activities.put(event.player(), activity.after(event, points, judgement, rulebook));
    if (judgement.verdict().counts()) {
      population.add(points);
      leaderboard.record(event);
      progress.put(
          event.player(), progressRules.advance(progressOf(event.player()), event, points));
    }
    return judgement;
  }

  Verdict verdict(String json) {
    return play(json).verdict();
  }

  GameDefinition game() {
    return game;
  }

  ProgressRules progressRules() {
    return progressRules;
  }

  Leaderboard leaderboard() {
    return leaderboard;
  }

  PlayerProgress progressOf(PlayerId player) {
    return progress.getOrDefault(player, PlayerProgress.none());
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
      default -> node.asText();
    };
  }

  private static JsonNode tree(String json) {
    try {
      return Docs.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
