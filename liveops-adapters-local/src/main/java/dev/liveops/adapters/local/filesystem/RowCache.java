package dev.liveops.adapters.local.filesystem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Immutable values by key, in front of a table: what changed since the last checkpoint, what is
 * being written to one, and the most recently used of the rest. Safe for all threads; no lock is
 * held while the table is read.
 */
final class RowCache<K, V> {

  private final int cleanMax;
  private final Function<Collection<K>, Map<K, V>> table;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<K, V> clean = new LinkedHashMap<>(64, 0.75f, true);
  private Map<K, V> dirty = new HashMap<>();
  private Map<K, V> writing = new HashMap<>();
  private final AtomicLong timesWritten = new AtomicLong();

  /**
   * Begins empty.
   *
   * @param cleanMax how many values that are safe in the table to keep at hand
   * @param table reads those of the keys that the table has
   */
  RowCache(int cleanMax, Function<Collection<K>, Map<K, V>> table) {
    this.cleanMax = cleanMax;
    this.table = table;
  }

  /** One that only collects changes, for values that are all held elsewhere in memory. */
  static <K, V> RowCache<K, V> ofChanges() {
    return new RowCache<>(0, keys -> Map.of());
  }

  /** The values of those keys that have one. */
  Map<K, V> load(Collection<K> keys) {
    Map<K, V> found = new HashMap<>(keys.size() * 2);
    List<K> missing = new ArrayList<>();
    lock.lock();
    try {
      for (K key : keys) {
        V value = inMemory(key);
        if (value != null) {
          found.put(key, value);
        } else {
          missing.add(key);
        }
      }
    } finally {
      lock.unlock();
    }
    if (!missing.isEmpty()) {
      found.putAll(fromTable(missing));
    }
    return found;
  }

  private V inMemory(K key) {
    V value = dirty.get(key);
    if (value == null) {
      value = writing.get(key);
    }
    return value == null ? clean.get(key) : value;
  }

  private Map<K, V> fromTable(List<K> keys) {
    while (true) {
      long before = timesWritten.get();
      Map<K, V> read = table.apply(keys);
      lock.lock();
      try {
        if (before
            == timesWritten.get()) { // else what was read may be older than what is there by now
          return newest(keys, read);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private Map<K, V> newest(List<K> keys, Map<K, V> read) {
    Map<K, V> newest = new HashMap<>(read);
    for (K key : keys) {
      V newer = inMemory(key);
      if (newer != null) {
        newest.put(key, newer);
      } else if (read.containsKey(key)) {
        keep(key, read.get(key));
      }
    }
    return newest;
  }

  void put(K key, V value) {
    lock.lock();
    try {
      dirty.put(key, value);
    } finally {
      lock.unlock();
    }
  }

  void putAll(Map<K, V> changed) {
    lock.lock();
    try {
      dirty.putAll(changed);
    } finally {
      lock.unlock();
    }
  }

  /** What changed since the last time, now on its way to the table. */
  Map<K, V> startWriting() {
    lock.lock();
    try {
      if (!writing.isEmpty()) { // the last attempt failed
        writing.putAll(dirty);
      } else {
        writing = dirty;
      }
      dirty = new HashMap<>();
      return writing;
    } finally {
      lock.unlock();
    }
  }

  /** What was on its way has arrived. */
  void written() {
    lock.lock();
    try {
      writing.forEach(this::keep);
      writing = new HashMap<>();
      timesWritten.incrementAndGet();
    } finally {
      lock.unlock();
    }
  }

  private void keep(K key, V value) {
    clean.put(key, value);
    while (clean.size() > cleanMax) {
      clean.remove(clean.firstEntry().getKey());
    }
  }

  /** What changed and is not yet known to be in the table. */
  Map<K, V> unwritten() {
    lock.lock();
    try {
      Map<K, V> unwritten = new HashMap<>(writing);
      unwritten.putAll(dirty);
      return unwritten;
    } finally {
      lock.unlock();
    }
  }
}
