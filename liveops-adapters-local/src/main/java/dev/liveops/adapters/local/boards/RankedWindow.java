package dev.liveops.adapters.local.boards;

import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.RankedSet;
import java.util.concurrent.locks.ReentrantLock;

/** One board window in memory. Changes under the write lock of {@link RankedBoards}. */
final class RankedWindow {

  private final RankedSet set;
  private final ReentrantLock sorting = new ReentrantLock();
  private boolean changed;
  private long updatedAtMillis;
  private volatile long version;
  private volatile long lastUse;

  RankedWindow(RankedSet set, long version, long updatedAtMillis) {
    this.set = set;
    this.version = version;
    this.updatedAtMillis = updatedAtMillis;
  }

  RankedSet set() {
    return set;
  }

  /** Held by who sorts the set, while all others who ask for its order wait. Comes first. */
  ReentrantLock sorting() {
    return sorting;
  }

  /** Rises with what is seen of every change; 0 as long as nobody had a standing. */
  long version() {
    return version;
  }

  long updatedAtMillis() {
    return updatedAtMillis;
  }

  void apply(BoardDefinition board, int ordinal, Contribution contribution) {
    if (set.apply(board, ordinal, contribution)) {
      changed = true;
      updatedAtMillis = Math.max(updatedAtMillis, contribution.atMillis());
    }
  }

  void show(int ordinal, boolean visible) {
    boolean moved = visible ? set.show(ordinal) : set.hide(ordinal);
    changed |= moved && set.contains(ordinal);
  }

  /** Whether something changed that was not published. */
  boolean isChanged() {
    return changed;
  }

  /** Tells of the changes so far; before the write lock is let go. */
  void publish(long newVersion) {
    changed = false;
    version = newVersion;
  }

  long lastUse() {
    return lastUse;
  }

  void used(long use) {
    lastUse = use;
  }
}
