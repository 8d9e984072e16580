package dev.liveops.usecases.simulation;

import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.testkit.simulation.SimulatedInstallation;

/** The ports as the use cases see them: some may have a bug planted in them. */
record Ports(
    SimulatedInstallation sound,
    EventBus bus,
    IdempotencyStore keys,
    PlayerActivityStore activity,
    StandingsStore standings,
    RewardLedger ledger,
    AuditTrail trail) {

  static Ports of(SimulatedInstallation sound) {
    return new Ports(
        sound,
        sound.bus(),
        sound.keys(),
        sound.fairness(),
        sound.standings(),
        sound.ledger(),
        sound.trail());
  }

  Ports with(EventBus other) {
    return new Ports(sound, other, keys, activity, standings, ledger, trail);
  }

  Ports with(PlayerActivityStore other) {
    return new Ports(sound, bus, keys, other, standings, ledger, trail);
  }

  Ports with(StandingsStore other) {
    return new Ports(sound, bus, keys, activity, other, ledger, trail);
  }

  Ports with(RewardLedger other) {
    return new Ports(sound, bus, keys, activity, standings, other, trail);
  }

  Ports with(AuditTrail other) {
    return new Ports(sound, bus, keys, activity, standings, ledger, other);
  }
}
