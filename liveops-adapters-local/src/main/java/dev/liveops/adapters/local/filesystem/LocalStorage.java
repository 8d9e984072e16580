package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.adapters.local.admission.MemoryRateLimits;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Everything durable, in one directory: a journal that is the truth, tables that are checkpoints of
 * folds over it, the audit trail, and secrets. One process at a time.
 *
 * <p>Opening it after a crash reads the tables and the part of the journal behind them.
 */
public final class LocalStorage implements Storage {

  private final OpenParts parts;
  private final DataDirectory directory;
  private final StateDatabase database;
  private final Journal journal;
  private final LogBus bus;
  private final JudgedPositions judged;
  private final FairnessFold fairness;
  private final StandingsFold standings;
  private final ProgressFold progress;
  private final LedgerFold ledger;
  private final DefinitionsFold definitions;
  private final IdempotencyFold idempotency;
  private final RateLimits rateLimits;
  private final FileTrail trail;
  private final FileSecrets secrets;
  private final Checkpointer checkpointer;

  private LocalStorage(
      OpenParts parts,
      Path root,
      Duration idempotencyTtl,
      InstantSource clock,
      long hashSeed,
      Duration checkpointInterval,
      long journalSegmentBytes) {
    this.parts = parts;
    this.directory = DataDirectory.open(root);
    parts.add(directory::close);
    this.database = StateDatabase.open(directory.stateFile());
    parts.add(database::close);
    this.journal = Journal.open(directory.journalDirectory(), journalSegmentBytes);
    parts.add(journal::close);
    this.bus = new LogBus(journal, clock);
    this.judged = new JudgedPositions(journal);
    this.fairness = new FairnessFold(database, judged, hashSeed);
    this.standings = new StandingsFold(database, hashSeed);
    this.progress = new ProgressFold(database, hashSeed);
    this.ledger = new LedgerFold(database, journal);
    this.definitions = new DefinitionsFold(database, journal);
    this.idempotency = new IdempotencyFold(database, idempotencyTtl, clock, hashSeed);
    this.rateLimits = new MemoryRateLimits(System::nanoTime, hashSeed);
    this.secrets = new FileSecrets(directory.secretsDirectory());
    this.trail =
        FileTrail.open(
            new FileDisk(),
            directory.auditDirectory(),
            FileTrail.SEGMENT_BYTES,
            TrailKeys.of(secrets),
            clock);
    parts.add(trail::close);
    this.checkpointer =
        new Checkpointer(
            database,
            List.of(definitions, ledger, idempotency, fairness, standings, progress),
            this::trim,
            checkpointInterval);
  }

  /**
   * Opens a directory, making it where there is none.
   *
   * @param root the directory
   * @param idempotencyTtl how long an idempotency key is remembered
   * @param hashSeed any number that outsiders do not know, to keep hash tables safe from chosen
   *     keys
   * @throws StorageFault when the directory cannot be used: in use, not writable, damaged
   */
  public static LocalStorage open(
      Path root, Duration idempotencyTtl, InstantSource clock, long hashSeed) {
    return open(
        root, idempotencyTtl, clock, hashSeed, Checkpointer.INTERVAL, JournalFiles.SEGMENT_BYTES);
  }

  static LocalStorage open(
      Path root,
      Duration idempotencyTtl,
      InstantSource clock,
      long hashSeed,
      Duration checkpointInterval,
      long journalSegmentBytes) {
    OpenParts parts = new OpenParts();
    try {
      LocalStorage storage =
          new LocalStorage(
              parts,
              root,
              idempotencyTtl,
              clock,
              hashSeed,
              checkpointInterval,
              journalSegmentBytes);
      storage.start();
      return storage;
    } catch (RuntimeException e) {
      try {
        parts.close();
      } catch (RuntimeException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** Whether there is anything at {@code root} to open, and not only a place to begin. */
  public static boolean isIn(Path root) {
    return DataDirectory.isIn(root);
  }

  private void start() {
    journal.checkReaches(fairness.name(), fairness.position());
    journal.checkReaches(standings.name(), standings.position());
    journal.checkReaches(progress.name(), progress.position());
    journal.checkReaches("the audit trail", trail.position());
    journal.listen(
        List.of(
            new Journal.Listening(judged, "judgements", journal.firstPosition() - 1),
            new Journal.Listening(ledger, ledger.name(), ledger.position()),
            new Journal.Listening(definitions, definitions.name(), definitions.position()),
            new Journal.Listening(
                idempotency.recovering(), idempotency.name(), idempotency.position())));
    idempotency.recovered();
    journal.start();
    checkpointer.start();
    parts.add(checkpointer::close);
  }

  /** Lets the journal forget what is in the tables, and in the trail, and needed by nobody else. */
  private void trim() {
    long keepBehind =
        LongStream.of(
                checkpointer.writtenThrough(definitions.name()),
                checkpointer.writtenThrough(ledger.name()),
                checkpointer.writtenThrough(idempotency.name()),
                checkpointer.writtenThrough(fairness.name()),
                judged.neededBehind(checkpointer.writtenThrough(standings.name())),
                judged.neededBehind(checkpointer.writtenThrough(progress.name())),
                trail.durableThrough())
            .min()
            .orElseThrow();
    journal.trim(keepBehind);
    judged.forgetBefore(keepBehind);
  }

  /** Where it is. */
  public Path root() {
    return directory.root();
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public int journalDepth() {
    return journal.depth();
  }

  @Override
  public Optional<String> fault() {
    return journal.fault().or(database::fault);
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
    return fairness;
  }

  @Override
  public ReviewQueue reviews() {
    return fairness;
  }

  @Override
  public SanctionStore sanctions() {
    return fairness.sanctions();
  }

  @Override
  public StandingsStore standings() {
    return standings.boards();
  }

  @Override
  public RankIndex ranks() {
    return standings.boards().ranks();
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

  /** Commits what was published, writes a last checkpoint, and lets the directory go. */
  @Override
  public void close() {
    parts.close();
  }
}
