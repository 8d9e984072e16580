package dev.liveops.adapters.local.log;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The newest groups of a log, in memory, so that consumers that keep up never wait for a disk. Safe
 * for all threads; no lock is held around I/O.
 */
public final class Tail {

  private final int weightMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final TreeMap<Long, Group> groups = new TreeMap<>();
  private int weight;
  private volatile long head;

  /**
   * Begins empty.
   *
   * @param head the position of the newest fact in the log
   * @param weightMax how many facts to hold, but for a newest group that is larger; a judgement
   *     counts for as many facts as it tells of
   */
  public Tail(long head, int weightMax) {
    this.head = head;
    this.weightMax = weightMax;
  }

  /** The position of the newest fact in the log. */
  public long head() {
    return head;
  }

  /** How many facts are held; a judgement counts for as many as it tells of. */
  public int size() {
    lock.lock();
    try {
      return weight;
    } finally {
      lock.unlock();
    }
  }

  /** Takes in the next group, letting go of the oldest where there are too many. */
  public void add(Group group) {
    lock.lock();
    try {
      groups.put(group.first(), group);
      weight += group.weight();
      while (weight > weightMax && groups.size() > 1) {
        forgetOldest();
      }
      head = group.last();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of the groups that lie wholly at or before {@code position}. */
  public void forgetThrough(long position) {
    lock.lock();
    try {
      while (!groups.isEmpty() && groups.firstEntry().getValue().last() <= position) {
        forgetOldest();
      }
    } finally {
      lock.unlock();
    }
  }

  private void forgetOldest() {
    weight -= groups.pollFirstEntry().getValue().weight();
  }

  /** The group that holds {@code position}, while it is still in memory. */
  public Optional<Group> find(long position) {
    lock.lock();
    try {
      return Optional.ofNullable(groups.floorEntry(position))
          .map(Map.Entry::getValue)
          .filter(group -> group.contains(position));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something behind {@code position}, or the time is over, or the caller has
   * reason to stop.
   *
   * @param stop whether to wait no longer; whoever makes it true calls {@link #wakeAll} afterwards
   */
  public void await(long position, long waitNanosMax, BooleanSupplier stop)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long rest = waitNanosMax;
      while (head <= position && !stop.getAsBoolean() && rest > 0) {
        rest = grown.awaitNanos(rest);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait see whether to stop. */
  public void wakeAll() {
    lock.lock();
    try {
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
