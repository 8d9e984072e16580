package dev.liveops.domain.signing;

/**
 * A set of numbers that are as good as random, in one array. Not safe for use by several threads.
 */
final class LongSet {

  private static final int CAPACITY_MIN = 16;

  /** Marks a free place; the number itself is kept beside. */
  private static final long FREE = 0;

  private long[] places = new long[CAPACITY_MIN];
  private int size;
  private boolean hasFreeMark;

  int size() {
    return size;
  }

  boolean contains(long number) {
    return number == FREE ? hasFreeMark : places[find(places, number)] == number;
  }

  /** Adds a number that is not in the set. */
  void add(long number) {
    size++;
    if (number == FREE) {
      hasFreeMark = true;
      return;
    }
    if (size > places.length / 2) {
      grow();
    }
    places[find(places, number)] = number;
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    for (long number : places) {
      if (number != FREE) {
        larger[find(larger, number)] = number;
      }
    }
    places = larger;
  }

  /** The place of a number, or the free place where it would go. */
  private static int find(long[] places, long number) {
    int mask = places.length - 1;
    int at = (int) number & mask;
    while (places[at] != FREE && places[at] != number) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
