package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.FactLog;
import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.adapters.local.log.Tail;
import dev.liveops.domain.audit.Fact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one ordered record of all facts. Whoever publishes waits while a single platform thread
 * commits all that has come in meanwhile as one group: one record, one sync of the disk. Safe for
 * all threads.
 */
final class Journal implements FactLog, AutoCloseable {

  private static final int TAIL_FACTS_MAX = 2 * 1024;

  private final JournalFiles files;
  private final Tail tail;
  private final List<GroupListener> listeners = new CopyOnWriteArrayList<>();
  private final JournalWriter writer;
  private final JournalUpkeep upkeep;

  private Journal(JournalFiles files) {
    this.files = files;
    this.tail = new Tail(files.end(), TAIL_FACTS_MAX);
    this.writer = new JournalWriter(files, tail, listeners);
    this.upkeep = new JournalUpkeep(files, writer::broken);
  }

  /**
   * Opens the journal and checks that it is whole.
   *
   * @param segmentBytes how long its files are
   * @throws StorageFault naming the file and the place where it is not
   */
  static Journal open(Path directory, long segmentBytes) {
    return new Journal(JournalFiles.open(new FileDisk(), directory, segmentBytes));
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
          "%s: holds positions %d to %d, but %s goes on from %d: files do not belong together"
              .formatted(name(), firstPosition(), head(), reader, after + 1));
    }
  }

  /** Begins to take publications. */
  void start() {
    writer.start();
    upkeep.start();
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    return writer.publish(facts);
  }

  @Override
  public void readThrough(long position) {
    tail.forgetThrough(position);
  }

  @Override
  public Tail tail() {
    return tail;
  }

  /** The first position that can still be read. */
  long firstPosition() {
    return files.start();
  }

  /** How many publications wait to be committed. */
  int depth() {
    return writer.depth();
  }

  /** From memory or from disk. */
  @Override
  public Group groupAt(long position) {
    Optional<Group> inMemory = tail.find(position);
    if (inMemory.isPresent()) {
      return inMemory.get();
    }
    return files
        .groupAt(position)
        .map(this::decode)
        .filter(group -> group.contains(position))
        .orElseThrow(() -> new StorageFault(name() + ": position " + position + " is not in it"));
  }

  /** Nobody needs anything at or before {@code position} any more; forgotten when there is time. */
  void trim(long position) {
    files.trim(position);
  }

  private Group decode(StoredGroup stored) {
    try {
      ByteReader in = new ByteReader(stored.payload());
      Fact[] facts = new Fact[stored.count()];
      for (int i = 0; i < facts.length; i++) {
        facts[i] = FactCodec.read(in);
      }
      return new Group(stored.first(), facts);
    } catch (IllegalArgumentException e) {
      throw new StorageFault(
          name() + ": the group at position " + stored.first() + " is damaged", e);
    }
  }

  private Path name() {
    return files.directory().getFileName();
  }

  /** Why nothing can be published any more until the next start; empty while all is well. */
  Optional<String> fault() {
    return writer.fault();
  }

  /** Commits what was published, then closes the file. */
  @Override
  public void close() {
    upkeep.close();
    writer.close();
    tail.wakeAll();
    files.close();
  }
}
