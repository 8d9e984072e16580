package dev.liveops.testkit.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Judgements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes of screening to test with: {@code Screenings.through(3).impose(block).hold(2,
 * event).pass()}.
 */
public final class Screenings {

  /** The population of the events of {@link Events}. */
  public static final PopulationKey POPULATION = new PopulationKey(Events.GAME, "progression");

  private static final Rulebook NO_RULES = new Rulebook(List.of(), 1);

  private final long through;
  private Optional<Fact.EventsJudged> judged = Optional.empty();
  private final Map<PlayerKey, PlayerActivity> activities = new HashMap<>();
  private final Map<PopulationKey, Population> populations = new HashMap<>();
  private final List<Sanction> imposed = new ArrayList<>();
  private final List<Screening.LiftedSanction> lifted = new ArrayList<>();
  private final List<HeldEvent> held = new ArrayList<>();
  private final List<Screening.DecidedEvent> decided = new ArrayList<>();

  private Screenings(long through) {
    this.through = through;
  }

  /** A pass that handles everything up to {@code position}. */
  public static Screenings through(long position) {
    return new Screenings(position);
  }

  /** The activity of a player who sent so many events. */
  public static PlayerActivity activity(int events) {
    PlayerActivity activity = PlayerActivity.empty();
    for (int number = 1; number <= events; number++) {
      GameEvent event = Events.by("any").number(number).event();
      activity = activity.after(event, 10, Judgement.CLEAR, NO_RULES);
    }
    return activity;
  }

  /** A population of the values 1 to {@code count}. */
  public static Population population(int count) {
    Population population = Population.empty();
    for (int value = 1; value <= count; value++) {
      population.add(value);
    }
    return population;
  }

  /** An event as it is held for a reviewer. */
  public static HeldEvent held(long position, GameEvent event) {
    return new HeldEvent(
        position,
        event,
        List.of(Judgements.violation(event, Verdict.QUARANTINED)),
        event.receivedAtMillis());
  }

  /** Comes to a judgement. */
  public Screenings judge(Fact.EventsJudged judgement) {
    judged = Optional.of(judgement);
    return this;
  }

  /** Leaves a player with the activity of so many events. */
  public Screenings leave(PlayerKey player, int events) {
    activities.put(player, activity(events));
    return this;
  }

  /** Leaves {@link #POPULATION} with so many values. */
  public Screenings count(int values) {
    populations.put(POPULATION, population(values));
    return this;
  }

  /** Imposes a sanction. */
  public Screenings impose(Sanction sanction) {
    imposed.add(sanction);
    return this;
  }

  /** Lifts a sanction of {@link Events#GAME}. */
  public Screenings lift(String sanctionId) {
    return lift(Events.GAME, sanctionId);
  }

  /** Lifts a sanction. */
  public Screenings lift(GameId game, String sanctionId) {
    lifted.add(new Screening.LiftedSanction(game, sanctionId));
    return this;
  }

  /** Holds the event at a position for a reviewer. */
  public Screenings hold(long position, GameEvent event) {
    held.add(held(position, event));
    return this;
  }

  /** Takes an event that a reviewer decided on out of the queue. */
  public Screenings decide(GameEvent event) {
    decided.add(new Screening.DecidedEvent(event.game(), event.id()));
    return this;
  }

  /** The pass. */
  public Screening pass() {
    return new Screening(through, judged, activities, populations, imposed, lifted, held, decided);
  }
}
