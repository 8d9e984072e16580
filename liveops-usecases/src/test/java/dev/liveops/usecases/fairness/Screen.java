package dev.liveops.usecases.fairness;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedDefinitions;
import dev.liveops.testkit.simulation.SimulatedFairness;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Screening, on ports in memory. */
final class Screen {

  static final GameId GAME = new GameId("default");
  static final int ALL = 1_000_000;

  final SettableClock clock = new SettableClock();
  final SimulatedBus bus = new SimulatedBus(clock);
  final SimulatedFairness fairness = new SimulatedFairness(bus);
  final SimulatedDefinitions definitions = new SimulatedDefinitions(bus);
  final GameCatalog catalog = new GameCatalog(definitions, DefinitionOverrides.none());
  final LoadDefinition load = new LoadDefinition(definitions, catalog, clock);
  ScreenEvents screenEvents;
  private long ids;

  Screen() {
    load.load(DefaultGame.document(), "start");
    restart();
  }

  /** Screening as a new process would begin it. */
  void restart() {
    if (screenEvents != null) {
      screenEvents.close();
    }
    screenEvents =
        new ScreenEvents(
            bus, new ScreenEvents.Stores(fairness, fairness, fairness), catalog, clock);
  }

  int pump() {
    return pump(ALL);
  }

  int pump(int deliveriesMax) {
    try {
      return screenEvents.pump(deliveriesMax, Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static EventId id(long number) {
    return new EventId(7, number);
  }

  /** An event that players make without anybody wondering, and a second later. */
  EventId play(String player, long deltaXp) {
    clock.advance(Duration.ofSeconds(1));
    return accept(player, "progression", Payload.of("delta_xp", deltaXp));
  }

  EventId accept(String player, String type, Payload payload) {
    EventId id = id(++ids);
    bus.publish(
            List.of(
                new Fact.EventAccepted(
                    new GameEvent(
                        id,
                        GAME,
                        new PlayerId(player),
                        type,
                        clock.millis(),
                        clock.millis(),
                        payload),
                    0,
                    false)))
        .join();
    return id;
  }

  void state(Fact fact) {
    bus.publish(List.of(fact)).join();
  }

  Sanction impose(SanctionKind kind, String id, String player) {
    Sanction sanction =
        new Sanction(
            id,
            GAME,
            new PlayerId(player),
            kind,
            "admin",
            "because",
            clock.millis(),
            Sanction.NO_END);
    state(new Fact.SanctionImposed(sanction, clock.millis()));
    return sanction;
  }

  void lift(Sanction sanction) {
    state(
        new Fact.SanctionLifted(
            GAME, sanction.player(), sanction.id(), "admin", "mercy", clock.millis()));
  }

  void review(EventId event, boolean released) {
    state(new Fact.EventReviewed(GAME, event, released, "admin", "looked at it", clock.millis()));
  }

  /** The verdict on every position that is judged. */
  TreeMap<Long, Verdict> verdicts() {
    TreeMap<Long, Verdict> verdicts = new TreeMap<>();
    List<Fact> facts = bus.facts();
    for (Fact.EventsJudged judged : judgements()) {
      for (long position = judged.first(); position <= judged.last(); position++) {
        if (facts.get((int) position - 1) instanceof Fact.EventAccepted
            && verdicts.put(position, Verdict.CLEARED) != null) {
          throw new AssertionError("judged twice: " + position);
        }
      }
      judged.remarkable().forEach(r -> verdicts.put(r.position(), r.judgement().verdict()));
    }
    return verdicts;
  }

  List<Verdict> verdictsInOrder() {
    return List.copyOf(verdicts().values());
  }

  List<Fact.EventsJudged> judgements() {
    return bus.facts(Fact.EventsJudged.class);
  }

  List<EventId> released() {
    return judgements().stream()
        .flatMap(judged -> judged.released().stream())
        .map(released -> released.event().id())
        .toList();
  }
}
