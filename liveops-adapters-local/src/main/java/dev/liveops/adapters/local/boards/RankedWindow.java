package dev.liveops.adapters.local.boards;

import dev.liveops.domain.ranking.RankedSet;

/** One board window in memory. Changes under the write lock of {@link RankedBoards}. */
final class RankedWindow {

  private final RankedSet set;
  private volatile long version;
  private volatile long updatedAtMillis;
  private volatile long lastUse;

  RankedWindow(RankedSet set, long version, long updatedAtMillis) {
    this.set = set;
    this.version = version;
    this.updatedAtMillis = updatedAtMillis;
  }

  RankedSet set() {
    return set;
  }

  /** Rises with every change; 0 as long as nobody had a standing. */
  long version() {
    return version;
  }

  long updatedAtMillis() {
    return updatedAtMillis;
  }

  void changed(long newVersion, long atMillis) {
    version = newVersion;
    updatedAtMillis = Math.max(updatedAtMillis, atMillis);
  }

  long lastUse() {
    return lastUse;
  }

  void used(long use) {
    lastUse = use;
  }
}
