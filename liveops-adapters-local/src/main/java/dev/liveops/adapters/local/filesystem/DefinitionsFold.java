package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The definitions of the games: a fold over the changes in the journal. All in memory. */
final class DefinitionsFold implements GameDefinitions, GroupListener, Checkpointed {

  static final String NAME = "definitions";
  private static final long WAIT_MAX_SECONDS = 10;

  private final Journal journal;
  private final Map<GameId, List<Version>> versions = new TreeMap<>();
  private final ReentrantLock changing = new ReentrantLock();
  private CompletableFuture<Long> lastChange = CompletableFuture.completedFuture(0L);
  private long position;
  private int unwritten;

  DefinitionsFold(StateDatabase database, Journal journal) {
    this.journal = journal;
    this.position = Checkpointer.positionOf(database, NAME);
    database.forEach(
        "SELECT position, state FROM definition ORDER BY game, version",
        List.of(),
        row ->
            add(
                StateDatabase.number(row, 1),
                (Fact.DefinitionChanged)
                    FactCodec.read(new ByteReader(StateDatabase.bytes(row, 2)))));
    unwritten = 0;
  }

  @Override
  public synchronized void committed(Group group) {
    for (long at = group.first(); at <= group.last(); at++) {
      if (group.at(at) instanceof Fact.DefinitionChanged changed) {
        add(at, changed);
      }
    }
    position = group.last();
  }

  private void add(long at, Fact.DefinitionChanged changed) {
    versions
        .computeIfAbsent(changed.game(), game -> new ArrayList<>())
        .add(
            new Version(
                changed.game(),
                changed.version(),
                changed.document(),
                changed.author(),
                changed.atMillis(),
                at));
    unwritten++;
  }

  @Override
  public synchronized List<GameId> games() {
    return List.copyOf(versions.keySet());
  }

  @Override
  public synchronized Optional<Version> current(GameId game) {
    return Optional.ofNullable(versions.get(game)).map(List::getLast);
  }

  @Override
  public synchronized List<Version> history(GameId game) {
    return List.copyOf(versions.getOrDefault(game, List.of()));
  }

  @Override
  public void change(Version version) {
    changing.lock(); // one change at a time; nothing that events wait for takes this lock
    try {
      awaitOutcome(lastChange); // else the same version could become durable twice
      int expected = current(version.game()).map(Version::version).orElse(0) + 1;
      if (version.version() != expected) {
        throw new WriteConflict(
            "version: expected " + expected + ", the definition was changed meanwhile");
      }
      lastChange = journal.publish(List.of(fact(version)));
      lastChange.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailable("interrupted while a definition was written", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PortUnavailable("a definition cannot be written", e);
    } finally {
      changing.unlock();
    }
  }

  /** What an earlier change came to does not matter, as long as it is known. */
  private static void awaitOutcome(CompletableFuture<Long> earlier)
      throws InterruptedException, TimeoutException {
    try {
      earlier.get(WAIT_MAX_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return; // it is not in the journal
    }
  }

  private static Fact.DefinitionChanged fact(Version version) {
    return new Fact.DefinitionChanged(
        version.game(),
        version.version(),
        version.document(),
        version.author(),
        version.sinceMillis());
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
    int taken = unwritten;
    List<Object[]> rows = new ArrayList<>();
    if (taken > 0) {
      versions.values().forEach(history -> history.forEach(each -> rows.add(row(each))));
    }
    return new Capture() {
      @Override
      public long position() {
        return through;
      }

      @Override
      public void write(StateTransaction transaction) {
        StateDatabase.upsert(
            transaction,
            "INSERT OR REPLACE INTO definition (game, version, position, state)",
            rows);
      }

      @Override
      public void written() {
        synchronized (DefinitionsFold.this) {
          unwritten -= taken;
        }
      }
    };
  }

  private static Object[] row(Version version) {
    ByteWriter out = new ByteWriter();
    FactCodec.write(out, fact(version));
    return new Object[] {
      version.game().value(), version.version(), version.position(), out.toByteArray()
    };
  }
}
