package dev.liveops.apps.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/**
 * Collects what became garbage among the old objects before the heap grows for it. The serial
 * collector, which takes the least memory beside the heap, looks at them only when the heap is as
 * large as it may ever be: a process that needs 50 MB would take all of what a million players may
 * need. Other collectors do this on their own, and are left alone.
 *
 * <p>When nothing happens, half as much garbage is enough: a pause then keeps nobody waiting, and
 * what a load has left behind is given back after it. For one thread.
 */
public final class LeanHeap {

  private static final String SERIAL_OLD_GENERATION = "Tenured Gen";
  private static final long GARBAGE_BYTES = 8L * 1024 * 1024;
  private static final int CALM_LOOKS = 3;

  private long lastUsedBytes;
  private int calmLooks;

  /** Collects, when there is much that may be garbage; to be called every second. */
  public void collectEarly() {
    oldGeneration()
        .filter(
            pool ->
                isDue(pool.getUsage().getUsed(), usedAfterCollection(pool.getCollectionUsage())))
        .ifPresent(pool -> System.gc());
  }

  private static Optional<MemoryPoolMXBean> oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals(SERIAL_OLD_GENERATION))
        .findFirst();
  }

  /** Java has no such figure for a pool that it never collects. */
  private static long usedAfterCollection(MemoryUsage usage) {
    return usage == null ? Long.MAX_VALUE / 2 : usage.getUsed();
  }

  /**
   * Whether a collection is worth its pause, by this look and those before it.
   *
   * @param usedBytes by old objects now
   * @param liveBytes by those that were left by the last collection
   */
  boolean isDue(long usedBytes, long liveBytes) {
    calmLooks = usedBytes == lastUsedBytes ? calmLooks + 1 : 0;
    lastUsedBytes = usedBytes;
    long garbageMax = liveBytes / 5 + GARBAGE_BYTES;
    return usedBytes > liveBytes + (calmLooks < CALM_LOOKS ? garbageMax : garbageMax / 2);
  }
}
