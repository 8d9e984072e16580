package dev.liveops.domain.fairness;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import java.util.List;

/** A player whose events are judged and folded one by one, as a consumer does it. */
final class Player {

  static final GameId GAME = new GameId("default");
  static final PlayerId ID = new PlayerId("p1");

  private final Rulebook rulebook;
  PlayerActivity activity = PlayerActivity.empty();
  Population population = Population.empty();
  Sanctions sanctions = Sanctions.NONE;
  private long nextId;

  Player(Rule... rules) {
    this(new Rulebook(List.of(rules), 7));
  }

  Player(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  GameEvent event(long atMillis, String type, Object... namesAndValues) {
    return new GameEvent(
        new EventId(0, ++nextId), GAME, ID, type, atMillis, atMillis, Payload.of(namesAndValues));
  }

  Sighting sighting(GameEvent event, long points) {
    return new Sighting(event, points, activity, population, sanctions);
  }

  Judgement judge(GameEvent event, long points) {
    return rulebook.judge(sighting(event, points));
  }

  Judgement play(GameEvent event, long points) {
    Judgement judgement = judge(event, points);
    activity = activity.after(event, points, judgement, rulebook);
    if (judgement.verdict().counts()) {
      population.add(points);
    }
    judgement.block().ifPresent(block -> sanctions = sanctions.with(block));
    return judgement;
  }

  Judgement play(long atMillis, String type, Object... namesAndValues) {
    return play(event(atMillis, type, namesAndValues), 0);
  }

  Judgement gain(long atMillis, long points) {
    return play(event(atMillis, "progression", "delta_xp", points), points);
  }

  void release(GameEvent event, long points) {
    activity = activity.afterRelease(event, points, rulebook);
  }
}
