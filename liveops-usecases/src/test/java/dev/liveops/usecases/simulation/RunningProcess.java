package dev.liveops.usecases.simulation;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedFairness;
import dev.liveops.testkit.simulation.SimulatedInstallation;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.event.AcceptEvents;
import dev.liveops.usecases.event.IntakeLimits;
import dev.liveops.usecases.event.Patience;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.fairness.ExpireSanctions;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.progression.ClaimReward;
import dev.liveops.usecases.ranking.RankEvents;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.util.List;
import java.util.function.Supplier;

/** The use cases of one process, from its start to its end; everything in them is volatile. */
final class RunningProcess {

  final GameCatalog catalog;
  final LoadDefinition load;
  final RecordDenials denials;
  final AcceptEvents accept;
  final ClaimReward claim;
  final ReviewEvents review;
  final ImposeSanction impose;
  final LiftSanction lift;
  final ExpireSanctions expire;

  /** Screening, ranks, progress and trail. */
  final List<StreamConsumer> consumers;

  /**
   * Starts on what there is.
   *
   * @throws dev.liveops.ports.PortUnavailable when something cannot be read now
   */
  RunningProcess(Ports ports, SettableClock clock, Supplier<EventId> newIds) {
    SimulatedInstallation sound = ports.sound();
    SimulatedFairness fairness = sound.fairness();
    PlayerActivityStore activity = ports.activity();
    catalog = new GameCatalog(sound.definitions(), DefinitionOverrides.none());
    catalog.refresh();
    load = new LoadDefinition(sound.definitions(), catalog, clock);
    denials = new RecordDenials(ports.bus(), clock);
    accept =
        new AcceptEvents(
            new AuthenticateRequest(() -> Game.KEYS, new ReplayWindow(1_000)),
            catalog,
            new AcceptEvents.Ports(
                fairness, sound.limits(), ports.keys(), ports.bus(), Patience.exact()),
            denials,
            clock,
            newIds,
            IntakeLimits.USUAL,
            (type, answer) -> {});
    claim =
        new ClaimReward(
            catalog,
            fairness,
            sound.progress(),
            ports.ledger(),
            ports.bus(),
            denials,
            Game.ISSUER,
            clock);
    review = new ReviewEvents(fairness, ports.bus(), clock);
    impose = new ImposeSanction(ports.bus(), clock, newIds);
    lift = new LiftSanction(fairness, ports.bus(), clock);
    expire = new ExpireSanctions(fairness, ports.bus(), clock);
    consumers =
        List.of(
            new ScreenEvents(
                ports.bus(), new ScreenEvents.Stores(activity, fairness, fairness), catalog, clock),
            new RankEvents(
                ports.bus(), ports.standings(), catalog, clock, (accepted, ranked, touched) -> {}),
            new AdvancePlayers(ports.bus(), sound.progress(), catalog),
            new RecordTrail(ports.bus(), ports.trail(), clock));
  }
}
