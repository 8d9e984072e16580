package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.progression.RewardLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The granted rewards: a fold over the grants in the journal. */
final class LedgerFold implements RewardLedger, GroupListener, Checkpointed {

  static final String NAME = "ledger";
  private static final int KEPT_MAX = 10_000;
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);
  private static final Comparator<Fact.RewardClaimed> OLDEST_FIRST =
      Comparator.comparingLong(Fact.RewardClaimed::atMillis)
          .thenComparing(grant -> grant.receipt().receiptId());

  private final StateDatabase database;
  private final Journal journal;
  private final RowCache<String, Fact.RewardClaimed> grants;
  private final ConcurrentMap<String, CompletableFuture<Fact.RewardClaimed>> underWay =
      new ConcurrentHashMap<>();
  private long position;

  LedgerFold(StateDatabase database, Journal journal) {
    this.database = database;
    this.journal = journal;
    this.grants = new RowCache<>(KEPT_MAX, this::read);
    this.position = Checkpointer.positionOf(database, NAME);
  }

  @Override
  public synchronized void committed(Group group) {
    for (Fact fact : group.facts()) {
      if (fact instanceof Fact.RewardClaimed grant) {
        grants.put(grant.receipt().receiptId(), grant);
      }
    }
    position = group.last();
  }

  @Override
  public Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
    String receiptId = grant.receipt().receiptId();
    CompletableFuture<Fact.RewardClaimed> mine = new CompletableFuture<>();
    CompletableFuture<Fact.RewardClaimed> first = underWay.putIfAbsent(receiptId, mine);
    if (first != null) {
      return await(first);
    }
    // From here on nobody else grants this receipt, until the outcome of ours is known.
    try {
      Optional<Fact.RewardClaimed> present = find(receiptId);
      if (present.isPresent()) {
        finish(mine, present.get(), null);
      } else {
        var unused =
            journal
                .publish(List.of(grant))
                .whenComplete((at, failure) -> finish(mine, grant, failure));
      }
    } catch (RuntimeException e) {
      finish(mine, grant, e);
    }
    return await(mine);
  }

  private void finish(
      CompletableFuture<Fact.RewardClaimed> mine, Fact.RewardClaimed grant, Throwable failure) {
    underWay.remove(grant.receipt().receiptId(), mine);
    if (failure == null) {
      mine.complete(grant);
    } else {
      mine.completeExceptionally(failure);
    }
  }

  private static Fact.RewardClaimed await(CompletableFuture<Fact.RewardClaimed> outcome) {
    try {
      return outcome.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailable("interrupted while a grant was written", e);
    } catch (TimeoutException e) {
      throw new PortUnavailable("a grant took too long to write", e);
    } catch (ExecutionException e) {
      throw new PortUnavailable("a grant cannot be written", e.getCause());
    }
  }

  @Override
  public Optional<Fact.RewardClaimed> find(String receiptId) {
    return Optional.ofNullable(grants.load(List.of(receiptId)).get(receiptId));
  }

  @Override
  public List<Fact.RewardClaimed> of(PlayerKey player) {
    Map<String, Fact.RewardClaimed> found = new HashMap<>();
    Map<String, Fact.RewardClaimed> newer = grants.unwritten();
    for (Fact.RewardClaimed grant :
        database.query(
            "SELECT state FROM reward WHERE game = ? AND player = ?",
            List.of(player.game().value(), player.player().value()),
            row -> FactCodec.readClaim(new ByteReader(StateDatabase.bytes(row, 1))))) {
      found.put(grant.receipt().receiptId(), grant);
    }
    newer.forEach(
        (id, grant) -> {
          if (grant.receipt().game().equals(player.game())
              && grant.receipt().player().equals(player.player())) {
            found.put(id, grant);
          }
        });
    return found.values().stream().sorted(OLDEST_FIRST).toList();
  }

  @Override
  public void forEach(Consumer<Fact.RewardClaimed> consumer) {
    Map<String, Fact.RewardClaimed> newer = grants.unwritten();
    database.forEach(
        "SELECT state FROM reward",
        List.of(),
        row -> {
          Fact.RewardClaimed grant =
              FactCodec.readClaim(new ByteReader(StateDatabase.bytes(row, 1)));
          if (!newer.containsKey(grant.receipt().receiptId())) {
            consumer.accept(grant);
          }
        });
    newer.values().forEach(consumer);
  }

  private Map<String, Fact.RewardClaimed> read(Collection<String> receiptIds) {
    Map<String, Fact.RewardClaimed> found = new HashMap<>();
    for (String id : receiptIds) {
      database
          .query(
              "SELECT state FROM reward WHERE receipt_id = ?",
              List.of(id),
              row -> FactCodec.readClaim(new ByteReader(StateDatabase.bytes(row, 1))))
          .forEach(grant -> found.put(id, grant));
    }
    return found;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized Capture capture() {
    long through = position;
    Map<String, Fact.RewardClaimed> changed = grants.startWriting();
    return new Capture() {
      @Override
      public long position() {
        return through;
      }

      @Override
      public void write(StateTransaction transaction) {
        List<Object[]> rows = new ArrayList<>();
        changed.forEach((id, grant) -> rows.add(row(id, grant)));
        StateDatabase.upsert(
            transaction, "INSERT OR REPLACE INTO reward (receipt_id, game, player, state)", rows);
      }

      @Override
      public void written() {
        grants.written();
      }
    };
  }

  private static Object[] row(String id, Fact.RewardClaimed grant) {
    ByteWriter out = new ByteWriter();
    FactCodec.writeClaim(out, grant);
    return new Object[] {
      id, grant.receipt().game().value(), grant.receipt().player().value(), out.toByteArray()
    };
  }
}
