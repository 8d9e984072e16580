package dev.liveops.domain.progression;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A few entries in order, each key once. Immutable: a change makes a copy. A player has a handful
 * of them, and a sorted array is the smallest thing that is found in by halving.
 */
final class Sorted<E extends Comparable<E>> extends AbstractList<E> implements RandomAccess {

  private static final Sorted<?> EMPTY = new Sorted<>(new Comparable<?>[0]);

  private final Object[] entries;

  private Sorted(Object[] entries) {
    this.entries = entries;
  }

  @SuppressWarnings("unchecked") // holds nothing, so it holds nothing of the wrong type
  static <E extends Comparable<E>> Sorted<E> empty() {
    return (Sorted<E>) EMPTY;
  }

  /**
   * Takes entries that are in order already.
   *
   * @throws IllegalArgumentException when they are not, or a key is there twice
   */
  static <E extends Comparable<E>> Sorted<E> ofOrdered(List<E> ordered) {
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).compareTo(ordered.get(i)) >= 0) {
        throw new IllegalArgumentException("entries: expected each key once, in order");
      }
    }
    return ordered.isEmpty() ? empty() : new Sorted<>(ordered.toArray());
  }

  @Override
  @SuppressWarnings("unchecked") // only entries of type E are ever put in
  public E get(int index) {
    return (E) entries[index];
  }

  @Override
  public int size() {
    return entries.length;
  }

  /**
   * Where the entry with the key of {@code probe} is; {@code -(place to insert it) - 1} when there
   * is none.
   */
  int find(E probe) {
    int low = 0;
    int high = entries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int comparison = get(middle).compareTo(probe);
      if (comparison == 0) {
        return middle;
      }
      if (comparison < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** With {@code entry}, in place of the one with the same key if there is one. */
  Sorted<E> with(E entry) {
    int at = find(entry);
    if (at >= 0) {
      Object[] copy = entries.clone();
      copy[at] = entry;
      return new Sorted<>(copy);
    }
    int place = -at - 1;
    Object[] copy = Arrays.copyOf(entries, entries.length + 1);
    System.arraycopy(entries, place, copy, place + 1, entries.length - place);
    copy[place] = entry;
    return new Sorted<>(copy);
  }

  /** Without the entry at {@code index}. */
  Sorted<E> without(int index) {
    if (entries.length == 1) {
      return empty();
    }
    Object[] copy = new Object[entries.length - 1];
    System.arraycopy(entries, 0, copy, 0, index);
    System.arraycopy(entries, index + 1, copy, index, copy.length - index);
    return new Sorted<>(copy);
  }
}
