package dev.liveops.adapters.local.filesystem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest groups of the journal, kept in memory so that consumers that keep up never read the
 * disk. Safe for all threads; no lock is held around I/O.
 */
final class Tail {

  private static final int FACTS_MAX = 32 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<Group> groups = new ArrayDeque<>();
  private int facts;
  private volatile long head;

  Tail(long head) {
    this.head = head;
  }

  long head() {
    return head;
  }

  void add(Group group) {
    lock.lock();
    try {
      groups.addLast(group);
      facts += group.facts().length;
      while (facts > FACTS_MAX && groups.size() > 1) {
        facts -= groups.removeFirst().facts().length;
      }
      head = group.last();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The group that holds {@code position}, while it is still in memory. */
  Optional<Group> find(long position) {
    lock.lock();
    try {
      if (groups.isEmpty() || position < groups.peekFirst().first()) {
        return Optional.empty();
      }
      // Those who keep up ask for the newest groups: search from that end.
      Iterator<Group> newestFirst = groups.descendingIterator();
      while (newestFirst.hasNext()) {
        Group group = newestFirst.next();
        if (group.contains(position)) {
          return Optional.of(group);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something behind {@code position}, or the time is over. */
  void awaitBeyond(long position, long waitNanosMax) throws InterruptedException {
    if (head > position || waitNanosMax <= 0) {
      return;
    }
    lock.lockInterruptibly();
    try {
      long rest = waitNanosMax;
      while (head <= position && rest > 0) {
        rest = grown.awaitNanos(rest);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait look again at once. */
  void wakeAll() {
    lock.lock();
    try {
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** For tests and messages: how long a wait is, in nanoseconds, of so many milliseconds. */
  static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
