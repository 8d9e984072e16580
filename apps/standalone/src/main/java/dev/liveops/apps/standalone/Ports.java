package dev.liveops.apps.standalone;

import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.admission.RateLimits;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;

/** The ports that the services of a process work through, whatever is behind them. */
record Ports(
    EventBus bus,
    IdempotencyStore idempotency,
    RateLimits rateLimits,
    PlayerActivityStore activity,
    ReviewQueue reviews,
    SanctionStore sanctions,
    StandingsStore standings,
    RankIndex ranks,
    ProgressStore progress,
    RewardLedger ledger,
    GameDefinitions definitions,
    AuditTrail trail) {}
