package dev.liveops.adapters.local.inmem;

import dev.liveops.adapters.local.log.FactLog;
import dev.liveops.adapters.local.log.Group;
import dev.liveops.adapters.local.log.GroupListener;
import dev.liveops.adapters.local.log.Tail;
import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A log that is nothing but its tail. When it is full it lets go of what nobody needs any more;
 * where there is no such thing it refuses, so that a consumer that falls behind loses nothing.
 */
final class MemoryLog implements FactLog {

  static final int FACTS_MAX = 128 * 1024;

  private final Tail tail = new Tail(0, Integer.MAX_VALUE);
  private final LongSupplier neededBehind;
  private GroupListener listener = group -> {};
  private boolean closed;

  /**
   * Begins empty.
   *
   * @param neededBehind the last position that nobody needs; asked only when the log is full
   */
  MemoryLog(LongSupplier neededBehind) {
    this.neededBehind = neededBehind;
  }

  /** Shows {@code newListener} every group. To be called before anything is published. */
  synchronized void listen(GroupListener newListener) {
    listener = newListener;
  }

  /**
   * Adds facts, all or none.
   *
   * @return the position of the last of them
   * @throws PortUnavailable when the log is full or closed
   */
  synchronized long append(List<? extends Fact> facts) {
    if (closed) {
      throw new PortUnavailable("the log is closed");
    }
    if (tail.size() + facts.size() > FACTS_MAX) {
      tail.forgetThrough(neededBehind.getAsLong());
    }
    if (tail.size() + facts.size() > FACTS_MAX) {
      throw new PortUnavailable("the log is full: its consumers are too far behind");
    }
    Group group = new Group(tail.head() + 1, facts.toArray(Fact[]::new));
    listener.committed(group);
    tail.add(group);
    return group.last();
  }

  @Override
  public CompletableFuture<Long> publish(List<? extends Fact> facts) {
    try {
      return CompletableFuture.completedFuture(append(facts));
    } catch (PortUnavailable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Group groupAt(long position) {
    return tail.find(position)
        .orElseThrow(() -> new PortUnavailable("position " + position + " is not in the log"));
  }

  @Override
  public void checkReaches(String reader, long after) {
    if (after > head() || (after < head() && tail.find(after + 1).isEmpty())) {
      throw new IllegalArgumentException(
          reader + ": position " + (after + 1) + " is not in the log");
    }
  }

  /** Nothing goes: this log has no other place. */
  @Override
  public void readThrough(long position) {}

  @Override
  public Tail tail() {
    return tail;
  }

  synchronized void close() {
    closed = true;
  }
}
