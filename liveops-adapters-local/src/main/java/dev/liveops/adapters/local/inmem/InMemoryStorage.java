package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.adapters.local.admission.MemoryRateLimits;
import dev.liveops.adapters.local.boards.RankedBoards;
import dev.liveops.adapters.local.boards.StoredBoards;
import dev.liveops.adapters.local.log.JudgedPositions;
import dev.liveops.adapters.local.log.LogBus;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Everything in memory, gone with the process. What grows with traffic is bounded: the bus refuses
 * when its consumers are 128 Ki facts behind, the trail forgets all but its newest 128 Ki facts.
 * What is kept of players grows with the players.
 */
public final class InMemoryStorage implements Storage {

  private final MemoryLog log = new MemoryLog(this::neededBehind);
  private final JudgedPositions judged = new JudgedPositions(log);
  private final MemoryActivity activity = new MemoryActivity(judged);
  private final MemoryProgress progress = new MemoryProgress();
  private final MemoryLedger ledger = new MemoryLedger(log);
  private final MemoryDefinitions definitions = new MemoryDefinitions(log);
  private final MemoryTrail trail = new MemoryTrail();
  private final MemorySecrets secrets = new MemorySecrets();
  private final LogBus bus;
  private final RankedBoards boards;
  private final MemoryIdempotency idempotency;
  private final RateLimits rateLimits;

  private InMemoryStorage(Duration idempotencyTtl, InstantSource clock, long hashSeed) {
    this.bus = new LogBus(log, clock);
    this.boards = new RankedBoards(StoredBoards.NONE, hashSeed);
    this.idempotency = new MemoryIdempotency(idempotencyTtl, hashSeed);
    this.rateLimits = new MemoryRateLimits(System::nanoTime, hashSeed);
    log.listen(judged);
  }

  /**
   * Opens an empty one.
   *
   * @param idempotencyTtl how long an idempotency key is remembered
   * @param hashSeed any number that outsiders do not know, to keep hash tables safe from chosen
   *     keys
   */
  public static InMemoryStorage open(Duration idempotencyTtl, InstantSource clock, long hashSeed) {
    return new InMemoryStorage(idempotencyTtl, clock, hashSeed);
  }

  private long neededBehind() {
    long keepBehind =
        LongStream.of(
                activity.position(),
                judged.neededBehind(boards.position()),
                judged.neededBehind(progress.position()),
                trail.position())
            .min()
            .orElseThrow();
    judged.forgetBefore(keepBehind);
    return keepBehind;
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public int journalDepth() {
    return 0;
  }

  @Override
  public Optional<String> fault() {
    return Optional.empty();
  }

  @Override
  public IdempotencyStore idempotency() {
    return idempotency;
  }

  @Override
  public RateLimits rateLimits() {
    return rateLimits;
  }

  @Override
  public PlayerActivityStore activity() {
    return activity;
  }

  @Override
  public ReviewQueue reviews() {
    return activity;
  }

  @Override
  public SanctionStore sanctions() {
    return activity.sanctions();
  }

  @Override
  public StandingsStore standings() {
    return boards;
  }

  @Override
  public RankIndex ranks() {
    return boards.ranks();
  }

  @Override
  public ProgressStore progress() {
    return progress;
  }

  @Override
  public RewardLedger ledger() {
    return ledger;
  }

  @Override
  public GameDefinitions definitions() {
    return definitions;
  }

  @Override
  public AuditTrail trail() {
    return trail;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public void close() {
    log.close();
  }
}
