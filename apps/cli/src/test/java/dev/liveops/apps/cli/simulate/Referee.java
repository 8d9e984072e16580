package dev.liveops.apps.cli.simulate;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.usecases.event.EventJson;
import dev.liveops.usecases.event.EventReading;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The real rules of the default game, applied in process to what a simulation would send. */
final class Referee {

  private final ActiveGame game = ActiveGame.of(DefaultGame.definition(DefinitionOverrides.none()));
  private final Map<PlayerId, PlayerActivity> activities = new HashMap<>();
  private final Map<String, Population> populations = new HashMap<>();
  private final Map<Kind, Set<String>> broken = new EnumMap<>(Kind.class);
  private long events;

  /** Judges all that comes until {@code untilNanos}, received when it is sent. */
  Referee watch(Plan plan, long startMillis, long untilNanos) {
    for (Plan.Turn turn = plan.next(); turn.atNanos() < untilNanos; turn = plan.next()) {
      long atMillis = startMillis + turn.atNanos() / 1_000_000;
      for (Act act : turn.acts()) {
        List<Violation> violations = judge(act, atMillis).violations();
        Set<String> rules = broken.computeIfAbsent(turn.player().kind(), kind -> new TreeSet<>());
        violations.forEach(violation -> rules.add(violation.rule()));
      }
    }
    return this;
  }

  /** The rules that players of a kind broke. */
  Set<String> brokenBy(Kind kind) {
    return broken.get(kind);
  }

  long events() {
    return events;
  }

  private Judgement judge(Act act, long atMillis) {
    byte[] body = act.json().getBytes(StandardCharsets.UTF_8);
    return switch (EventJson.read(body, game.definition())) {
      case EventReading.Sound sound ->
          judge(sound.draft().toEvent(new EventId(0, ++events), game.id(), atMillis));
      case EventReading.Faulty faulty -> throw new AssertionError(act + ": " + faulty);
    };
  }

  private Judgement judge(GameEvent event) {
    long points = game.pointsOf(event);
    PlayerActivity activity = activities.getOrDefault(event.player(), PlayerActivity.empty());
    Population population = populations.computeIfAbsent(event.type(), type -> Population.empty());
    Judgement judgement =
        game.rulebook().judge(new Sighting(event, points, activity, population, Sanctions.NONE));
    activities.put(event.player(), activity.after(event, points, judgement, game.rulebook()));
    if (judgement.verdict().counts()) {
      population.add(points);
    }
    return judgement;
  }
}
