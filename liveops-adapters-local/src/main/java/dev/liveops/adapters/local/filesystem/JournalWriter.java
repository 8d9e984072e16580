package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.adapters.local.log.Tail;
import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * The one thread that writes the journal. A full disk fails the publications that meet it, and no
 * others. Any other failure is final: what became of a write that failed cannot be known while this
 * process runs (the system may drop what it could not write, and then say that all is well), so
 * nothing is written any more, and the next start goes by what is there.
 */
final class JournalWriter implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());
  private static final int QUEUE_MAX = 8 * 1024;
  private static final int GROUP_PUBLICATIONS_MAX = 1024;
  private static final int GROUP_BYTES_MAX = 1024 * 1024;

  private record Publication(List<? extends Fact> facts, CompletableFuture<Long> durable) {
    static Publication ofNothing() {
      return new Publication(List.of(), new CompletableFuture<>());
    }
  }

  private final JournalFiles files;
  private final Tail tail;
  private final List<GroupListener> listeners;
  private final BlockingQueue<Publication> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Thread thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
  private final ByteWriter buffer = new ByteWriter();
  private volatile boolean closing;
  private volatile boolean stopped;
  private volatile Optional<String> fault = Optional.empty();

  /**
   * Prepares the thread.
   *
   * @param tail gets every group that is durable
   * @param listeners see every group before anybody else hears that it is durable
   */
  JournalWriter(JournalFiles files, Tail tail, List<GroupListener> listeners) {
    this.files = files;
    this.tail = tail;
    this.listeners = listeners;
  }

  void start() {
    thread.start();
  }

  /** See {@link dev.liveops.ports.event.EventBus#publish}. */
  CompletableFuture<Long> publish(List<? extends Fact> facts) {
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

  int depth() {
    return queue.size();
  }

  /** Why nothing is written any more; empty while all is well. */
  Optional<String> fault() {
    return fault;
  }

  private void run() {
    List<Publication> batch = new ArrayList<>(GROUP_PUBLICATIONS_MAX);
    try {
      while (fault.isEmpty() && (!closing || !queue.isEmpty())) {
        write(queue.take(), batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // ends the loop; nobody does this but a test
    } catch (RuntimeException | Error e) {
      broken(e);
    } finally { // whatever ends it: nobody may wait for ever
      closing = true;
      stopped = true;
      batch.forEach(publication -> publication.durable().completeExceptionally(closed()));
      failRest();
    }
  }

  private void write(Publication first, List<Publication> batch) {
    batch.clear();
    buffer.clear();
    buffer.skip(JournalRecord.HEADER_BYTES);
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
    if (facts.isEmpty() || fault.isPresent()) {
      return; // whoever is in the batch is told at the end
    }
    Group group = new Group(tail.head() + 1, facts.toArray(Fact[]::new));
    Optional<PortUnavailable> failure = append(group);
    if (failure.isPresent()) {
      batch.forEach(each -> each.durable().completeExceptionally(failure.get()));
      return;
    }
    listeners.forEach(listener -> listener.committed(group));
    tail.add(group);
    long position = group.first() - 1;
    for (Publication publication : batch) {
      position += publication.facts().size();
      publication.durable().complete(position);
    }
  }

  /** Makes a group durable, or says why it is not: then either it left no trace, or all ends. */
  private Optional<PortUnavailable> append(Group group) {
    int count = group.facts().length;
    try {
      files.append(group.first(), count, JournalRecord.sealed(buffer, group.first(), count));
      return Optional.empty();
    } catch (IOException e) {
      if (!(e instanceof DiskFull)) {
        broken(e);
      }
      return Optional.of(new PortUnavailable("the journal cannot be written", e));
    }
  }

  /** Ends it all. For any thread. */
  void broken(Throwable why) {
    fault =
        Optional.of(files.directory() + ": cannot be written any more (" + why.getMessage() + ")");
    LOG.log(
        System.Logger.Level.ERROR, fault.get() + "; nothing is accepted until the next start", why);
    wake();
  }

  private void failRest() {
    for (Publication rest = queue.poll(); rest != null; rest = queue.poll()) {
      rest.durable().completeExceptionally(closed());
    }
  }

  private PortUnavailable closed() {
    return new PortUnavailable(fault.orElse("the journal is closed"));
  }

  private void wake() {
    boolean unused = queue.offer(Publication.ofNothing()); // no room: then it is awake
  }

  /** Commits what was published, and waits until that is done. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
