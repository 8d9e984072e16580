package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.FactLog;
import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.adapters.local.log.Tail;
import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The one ordered record of all facts. Whoever publishes waits while a single platform thread
 * commits all that has come in meanwhile as one group: one row, one sync of the disk. Safe for all
 * threads.
 */
final class Journal implements FactLog, AutoCloseable {

  private static final int QUEUE_MAX = 8 * 1024;
  private static final int GROUP_PUBLICATIONS_MAX = 1024;
  private static final int GROUP_BYTES_MAX = 4 * 1024 * 1024;
  private static final int TAIL_FACTS_MAX = 32 * 1024;
  private static final long IDLE_TICK_MILLIS = 50;
  private static final long CHECKPOINT_BYTES = 32L * 1024 * 1024;

  private record Publication(List<? extends Fact> facts, CompletableFuture<Long> durable) {}

  private final JournalFile file;
  private final Tail tail;
  private final BlockingQueue<Publication> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final List<GroupListener> listeners = new CopyOnWriteArrayList<>();
  private final Thread writer;
  private final ByteWriter buffer = new ByteWriter();
  private volatile boolean closing;
  private volatile boolean stopped;
  private volatile long trimThrough;
  private long bytesSinceCheckpoint;

  private Journal(JournalFile file, long head) {
    this.file = file;
    this.tail = new Tail(head, TAIL_FACTS_MAX);
    this.writer = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
  }

  /**
   * Opens the journal and checks that it is whole.
   *
   * @throws StorageFault naming the file and the place where it is not
   */
  static Journal open(Path path) {
    JournalFile file = JournalFile.open(path);
    file.checkContinuity();
    Optional<JournalFile.StoredGroup> last = file.atOrBefore(Long.MAX_VALUE);
    long head = last.isPresent() ? last.get().first() + last.get().count() - 1 : file.start() - 1;
    return new Journal(file, head);
  }

  /** A listener and the position through which it has seen everything already. */
  record Listening(GroupListener listener, String name, long after) {}

  /**
   * Shows every listener the groups it has not seen, in one pass over the journal, and from then on
   * every new one. To be called before {@link #start}.
   *
   * @throws StorageFault when the journal does not join on to what a listener has seen
   */
  void listen(List<Listening> all) {
    all.forEach(each -> checkReaches(each.name(), each.after()));
    long position = all.stream().mapToLong(Listening::after).min().orElse(head()) + 1;
    while (position <= head()) {
      Group group = groupAt(position);
      for (Listening each : all) {
        if (each.after() < group.first()) {
          each.listener().committed(group);
        }
      }
      position = group.last() + 1;
    }
    all.forEach(each -> listeners.add(each.listener()));
  }

  @Override
  public void checkReaches(String reader, long after) {
    if (after > head() || after < firstPosition() - 1) {
      throw new StorageFault(
          "journal.db: holds positions %d to %d, but %s goes on from %d: files do not belong together"
              .formatted(firstPosition(), head(), reader, after + 1));
    }
  }

  /** Begins to take publications. */
  void start() {
    writer.start();
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    CompletableFuture<Long> durable = new CompletableFuture<>();
    if (closing) {
      durable.completeExceptionally(closed());
    } else if (!queue.offer(new Publication(facts, durable))) {
      durable.completeExceptionally(new PortUnavailable("the journal is full: too many wait"));
    } else if (stopped) {
      failRest(); // it came in too late for the writer to see it
    }
    return durable;
  }

  @Override
  public Tail tail() {
    return tail;
  }

  /** The first position that can still be read. */
  long firstPosition() {
    return file.start();
  }

  /** How many publications wait to be committed. */
  int depth() {
    return queue.size();
  }

  /** From memory or from disk. */
  @Override
  public Group groupAt(long position) {
    Optional<Group> inMemory = tail.find(position);
    if (inMemory.isPresent()) {
      return inMemory.get();
    }
    return file.atOrBefore(position)
        .map(Journal::decode)
        .filter(group -> group.contains(position))
        .orElseThrow(() -> new StorageFault("journal.db: position " + position + " is not in it"));
  }

  /** Nobody needs anything at or before {@code position} any more; forgotten when there is time. */
  void trim(long position) {
    trimThrough = Math.max(trimThrough, position);
  }

  private static Group decode(JournalFile.StoredGroup stored) {
    try {
      ByteReader in = new ByteReader(stored.payload());
      Fact[] facts = new Fact[stored.count()];
      for (int i = 0; i < facts.length; i++) {
        facts[i] = FactCodec.read(in);
      }
      return new Group(stored.first(), facts);
    } catch (IllegalArgumentException e) {
      throw new StorageFault(
          "journal.db: the group at position " + stored.first() + " is damaged", e);
    }
  }

  private void run() {
    List<Publication> batch = new ArrayList<>(GROUP_PUBLICATIONS_MAX);
    try {
      while (!closing || !queue.isEmpty()) {
        writeNext(batch);
      }
    } finally { // whatever ends it: nobody may wait for ever
      closing = true;
      stopped = true;
      batch.forEach(publication -> publication.durable().completeExceptionally(closed()));
      failRest();
    }
  }

  private void writeNext(List<Publication> batch) {
    try {
      Publication first = queue.poll(IDLE_TICK_MILLIS, TimeUnit.MILLISECONDS);
      if (first == null) {
        tidy();
      } else {
        commit(first, batch);
        if (bytesSinceCheckpoint > CHECKPOINT_BYTES) {
          tidy();
        }
      }
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  private void commit(Publication first, List<Publication> batch) {
    batch.clear();
    buffer.clear();
    List<Fact> facts = new ArrayList<>();
    for (Publication next = first; next != null; next = queue.poll()) {
      batch.add(next);
      for (Fact fact : next.facts()) {
        FactCodec.write(buffer, fact);
        facts.add(fact);
      }
      if (batch.size() == GROUP_PUBLICATIONS_MAX || buffer.size() > GROUP_BYTES_MAX) {
        break;
      }
    }
    Group group = new Group(tail.head() + 1, facts.toArray(Fact[]::new));
    try {
      file.append(group.first(), group.facts().length, buffer.toByteArray());
    } catch (SQLException e) {
      PortUnavailable failure = new PortUnavailable("the journal cannot be written", e);
      batch.forEach(publication -> publication.durable().completeExceptionally(failure));
      return;
    }
    bytesSinceCheckpoint += buffer.size();
    listeners.forEach(listener -> listener.committed(group));
    tail.add(group);
    long position = group.first() - 1;
    for (Publication publication : batch) {
      position += publication.facts().size();
      publication.durable().complete(position);
    }
  }

  /** What can wait for a quiet moment: forgetting old groups, and emptying the write-ahead log. */
  private void tidy() {
    try {
      if (trimThrough > 0 && !file.trim(trimThrough)) {
        trimThrough = 0;
      }
      if (bytesSinceCheckpoint > 0) {
        file.checkpoint();
        bytesSinceCheckpoint = 0;
      }
    } catch (SQLException e) {
      // Nothing is lost: the log grows until the disk takes writes again, and publishing says so.
      bytesSinceCheckpoint = 1;
    }
  }

  private void failRest() {
    for (Publication rest = queue.poll(); rest != null; rest = queue.poll()) {
      rest.durable().completeExceptionally(closed());
    }
  }

  private static PortUnavailable closed() {
    return new PortUnavailable("the journal is closed");
  }

  /** Commits what was published, then closes the file. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tail.wakeAll();
    file.close();
  }
}
