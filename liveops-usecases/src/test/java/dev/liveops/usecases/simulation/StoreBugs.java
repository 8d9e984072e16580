package dev.liveops.usecases.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedLedger;
import dev.liveops.testkit.simulation.SimulatedStandings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Bugs of stores that systems like this one have had. */
final class StoreBugs {

  private StoreBugs() {}

  /** The effects of a commit are durable at once, and its position some commits later. */
  static final class PositionApartFromEffects implements Bug {
    private long position;
    private long durable;
    private int commits;

    @Override
    public Ports plantedIn(Ports ports) {
      SimulatedStandings standings = ports.sound().standings();
      return ports.with(
          new StandingsStore() {
            @Override
            public long position() {
              return position;
            }

            @Override
            public void commit(Ranking ranking) {
              if (ranking.through() > position) {
                standings.commit(
                    new Ranking(
                        standings.position() + 1,
                        ranking.contributions(),
                        ranking.boards(),
                        ranking.visibility()));
                standings.checkpoint();
                position = ranking.through();
                durable = ++commits % 3 == 0 ? position : durable;
              }
            }

            @Override
            public Optional<Standing> standing(BoardWindow window, PlayerId player) {
              return standings.standing(window, player);
            }

            @Override
            public boolean hidden(PlayerKey player) {
              return standings.hidden(player);
            }

            @Override
            public void forEach(BoardWindow window, BiConsumer<PlayerId, Standing> consumer) {
              standings.forEach(window, consumer);
            }
          });
    }

    @Override
    public void crashed() {
      position = durable;
    }
  }

  /** Idempotency keys are kept in memory only. */
  static final class KeysForgottenAtCrash implements Bug {
    private Runnable forget = () -> {};

    @Override
    public Ports plantedIn(Ports ports) {
      forget = ports.sound().keys()::forgetAll;
      return ports;
    }

    @Override
    public void crashed() {
      forget.run();
    }
  }

  /** The ledger does not look whether the same grant is under way. */
  static final class GrantsWithoutOwnership implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      SimulatedLedger ledger = ports.sound().ledger();
      SimulatedBus bus = ports.sound().bus();
      return ports.with(
          new RewardLedger() {
            @Override
            public Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
              Optional<Fact.RewardClaimed> known = find(grant.receipt().receiptId());
              if (known.isPresent()) {
                return known.get();
              }
              CompletableFuture<Long> published = bus.publish(List.of(grant));
              CompletableFuture<Void> kept =
                  published.thenAccept(position -> ledger.falsify(grant));
              if (!kept.isDone() || kept.isCompletedExceptionally()) {
                throw new PortUnavailable("not known to be durable");
              }
              return grant;
            }

            @Override
            public Optional<Fact.RewardClaimed> find(String receiptId) {
              return ledger.find(receiptId);
            }

            @Override
            public List<Fact.RewardClaimed> of(PlayerKey player) {
              return ledger.of(player);
            }

            @Override
            public void forEach(Consumer<Fact.RewardClaimed> consumer) {
              ledger.forEach(consumer);
            }
          });
    }
  }

  /** A batch whose first fact is in the trail already is taken to be there as a whole. */
  static final class TrailSkipsBatches implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      AuditTrail trail = ports.trail();
      return ports.with(
          new AuditTrail() {
            @Override
            public long position() {
              return trail.position();
            }

            @Override
            public void append(List<Delivery> facts) {
              if (!facts.isEmpty() && facts.getFirst().position() > trail.position()) {
                trail.append(facts);
              }
            }

            @Override
            public void flush() {
              trail.flush();
            }

            @Override
            public EventHistory find(EventId event) {
              return trail.find(event);
            }

            @Override
            public void replay(Consumer<Delivery> consumer) {
              trail.replay(consumer);
            }
          });
    }
  }

  /** After a crash screening publishes what it had judged before. */
  static final class JudgesAgain implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      PlayerActivityStore activity = ports.activity();
      SimulatedBus bus = ports.sound().bus();
      return ports.with(
          new PlayerActivityStore() {
            @Override
            public long position() {
              return activity.position();
            }

            @Override
            public Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
              return activity.load(players);
            }

            @Override
            public Map<PopulationKey, Population> populations() {
              return activity.populations();
            }

            @Override
            public void commit(Screening screening) {
              long judged =
                  bus.facts(Fact.EventsJudged.class).stream()
                      .mapToLong(Fact.EventsJudged::last)
                      .max()
                      .orElse(0);
              screening
                  .judged()
                  .filter(again -> again.last() <= judged && again.last() > activity.position())
                  .ifPresent(again -> bus.publish(List.of(again)));
              activity.commit(screening);
            }

            @Override
            public List<Violation> violations(GameId game, Optional<PlayerId> player, int max) {
              return activity.violations(game, player, max);
            }
          });
    }
  }
}
