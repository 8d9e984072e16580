package dev.liveops.adapters.local;

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
import dev.liveops.ports.signing.Secrets;
import java.util.Optional;

/** Every port of one installation; they belong together. Safe for all threads. */
public interface Storage extends AutoCloseable {

  /** The bus: every topic a view of the one log. */
  EventBus bus();

  /** How many publications wait to be committed. */
  int journalDepth();

  /**
   * Why nothing can be made durable any more until the next start, naming the file; empty while all
   * is well. Answers at once.
   */
  Optional<String> fault();

  /** The used idempotency keys. */
  IdempotencyStore idempotency();

  /** Who may send how much; forgotten by a restart, which lets everybody off for a second. */
  RateLimits rateLimits();

  /** What fairness remembers. */
  PlayerActivityStore activity();

  /** The events that wait for a reviewer. */
  ReviewQueue reviews();

  /** The sanctions that were not lifted. */
  SanctionStore sanctions();

  /** The standings. */
  StandingsStore standings();

  /** The order of the standings. */
  RankIndex ranks();

  /** How far every player is. */
  ProgressStore progress();

  /** The granted rewards. */
  RewardLedger ledger();

  /** The definitions of the games. */
  GameDefinitions definitions();

  /** The audit trail. */
  AuditTrail trail();

  /** The secrets of this installation. */
  Secrets secrets();

  /** Refuses publications from now on, finishes those under way, and lets everything go. */
  @Override
  void close();
}
