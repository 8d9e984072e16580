package dev.liveops.domain.progression;

/** Keeps what a player's progress remembers within its bounds. */
final class Bounds {

  private Bounds() {}

  /**
   * The entries, {@code added} among them, without those that are too many: first of its own
   * periods, then of all.
   */
  static <E extends Dated & Comparable<E>> Sorted<E> of(Sorted<E> entries, E added, int sizeMax) {
    Sorted<E> kept = entries;
    int from = kept.find(added);
    while (from > 0 && kept.get(from - 1).sameButForPeriod(added)) {
      from--;
    }
    int to = from;
    while (to < kept.size() && kept.get(to).sameButForPeriod(added)) {
      to++;
    }
    if (to - from > PlayerProgress.PERIODS_MAX) {
      kept = kept.without(firstToGo(kept, from, to));
    }
    return kept.size() > sizeMax ? kept.without(firstToGo(kept, 0, kept.size())) : kept;
  }

  private static <E extends Dated & Comparable<E>> int firstToGo(
      Sorted<E> entries, int from, int to) {
    int found = from;
    for (int i = from + 1; i < to; i++) {
      if (entries.get(i).goesBefore(entries.get(found))) {
        found = i;
      }
    }
    return found;
  }
}
