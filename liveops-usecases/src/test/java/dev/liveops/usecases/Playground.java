package dev.liveops.usecases;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.game.GameDefinitions.Version;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedDefinitions;
import dev.liveops.testkit.simulation.SimulatedFairness;
import dev.liveops.testkit.simulation.SimulatedLedger;
import dev.liveops.testkit.simulation.SimulatedProgress;
import dev.liveops.testkit.simulation.SimulatedStandings;
import dev.liveops.testkit.simulation.SimulatedTrail;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.ranking.RankEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The default game in memory. The test says what is accepted and how it is judged; ranks and
 * progress follow when it calls {@link #pump}.
 */
public final class Playground {

  public static final GameId GAME = new GameId("default");

  public final SettableClock clock = new SettableClock();
  public final SimulatedBus bus = new SimulatedBus(clock);
  public final SimulatedDefinitions definitions = new SimulatedDefinitions(bus);
  public final GameCatalog catalog = new GameCatalog(definitions, DefinitionOverrides.none());
  public final SimulatedStandings standings = new SimulatedStandings();
  public final SimulatedProgress progress = new SimulatedProgress();
  public final SimulatedLedger ledger = new SimulatedLedger(bus);
  public final SimulatedFairness fairness = new SimulatedFairness(bus);
  public final SimulatedTrail trail = new SimulatedTrail();

  private RankEvents ranking;
  private AdvancePlayers advancing;
  private final Map<Long, Judgement> remarkable = new HashMap<>();
  private long judgedThrough;
  private long ids;

  /** The default game, version 1, and nobody who played it yet. */
  public Playground() {
    change(DefaultGame.document());
    start();
  }

  /** A new version of the definition comes into effect. */
  public void change(String document) {
    int version = definitions.current(GAME).map(Version::version).orElse(0) + 1;
    definitions.change(new Version(GAME, version, document, "admin", clock.millis(), 0));
    catalog.refresh();
  }

  /** The consumers go, and new ones begin where the stores are. */
  public void restart() {
    stop();
    start();
  }

  /** The consumers go. */
  public void stop() {
    ranking.close();
    advancing.close();
  }

  private void start() {
    ranking = new RankEvents(bus, standings, catalog, clock, (accepted, ranked, touched) -> {});
    advancing = new AdvancePlayers(bus, progress, catalog);
  }

  /** An event is accepted now. */
  public GameEvent accept(String player, String type, Object... payload) {
    return accept(player, clock.instant(), type, payload);
  }

  /** An event is accepted at an instant. */
  public GameEvent accept(String player, Instant at, String type, Object... payload) {
    GameEvent event =
        new GameEvent(
            new EventId(7, ++ids),
            GAME,
            new PlayerId(player),
            type,
            at.toEpochMilli(),
            at.toEpochMilli(),
            Payload.of(payload));
    bus.publish(List.of(new Fact.EventAccepted(event, 0, true))).join();
    return event;
  }

  /** The event accepted last will get this verdict. */
  public void remark(Verdict verdict) {
    remarkable.put(bus.head(), new Judgement(verdict, List.of(), Optional.empty()));
  }

  /**
   * Everything accepted is judged; what got no remark is cleared, and {@code released} counts as
   * well.
   */
  public void judge(GameEvent... released) {
    List<Fact.Remarkable> remarks = new ArrayList<>();
    for (long position = judgedThrough + 1; position <= bus.head(); position++) {
      Judgement judgement = remarkable.get(position);
      if (judgement != null
          && bus.at(position).fact()
              instanceof Fact.EventAccepted(GameEvent event, long h, boolean k)) {
        remarks.add(
            new Fact.Remarkable(position, event.id(), event.game(), event.player(), judgement));
      }
    }
    List<Fact.Released> releases = new ArrayList<>();
    for (GameEvent event : released) {
      releases.add(new Fact.Released(bus.head(), event));
    }
    long last = bus.head();
    bus.publish(
            List.of(
                new Fact.EventsJudged(judgedThrough + 1, last, remarks, releases, clock.millis())))
        .join();
    judgedThrough = last;
  }

  /** A player gets a sanction without an end. */
  public void impose(String id, String player, SanctionKind kind) {
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
    bus.publish(List.of(new Fact.SanctionImposed(sanction, clock.millis()))).join();
  }

  public void lift(String id, String player) {
    bus.publish(
            List.of(
                new Fact.SanctionLifted(
                    GAME, new PlayerId(player), id, "admin", "undone", clock.millis())))
        .join();
  }

  /** Ranks and progress follow up to the end of the stream. */
  public void pump() {
    drain(ranking);
    drain(advancing);
  }

  /** Each consumer takes one batch. */
  public void pumpOnce(int deliveriesMax) throws InterruptedException {
    ranking.pump(deliveriesMax, Duration.ZERO);
    advancing.pump(deliveriesMax, Duration.ZERO);
  }

  /** A consumer goes to the end of the stream. */
  public static void drain(StreamConsumer consumer) {
    try {
      while (consumer.pump(100, Duration.ZERO) > 0) {}
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The trail takes down everything up to the end of the stream. */
  public void recordTrail() {
    List<Delivery> facts = new ArrayList<>();
    for (long position = 1; position <= bus.head(); position++) {
      facts.add(bus.at(position));
    }
    trail.append(facts);
    trail.flush();
  }

  public PlayerKey player(String id) {
    return new PlayerKey(GAME, new PlayerId(id));
  }
}
