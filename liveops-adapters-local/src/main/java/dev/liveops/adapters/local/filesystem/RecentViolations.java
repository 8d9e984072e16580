package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The newest violations of all games, in memory; the trail has every one. The caller locks. */
final class RecentViolations {

  static final int VIOLATIONS_MAX = 10_000;

  /** A violation with a number that counts up, so that a checkpoint knows the new ones. */
  record Entry(long seq, GameId game, PlayerId player, Violation violation) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long nextSeq = 1;

  void restore(Entry entry) {
    entries.addLast(entry);
    nextSeq = entry.seq() + 1;
  }

  void add(GameId game, PlayerId player, Violation violation) {
    entries.addLast(new Entry(nextSeq++, game, player, violation));
    if (entries.size() > VIOLATIONS_MAX) {
      entries.removeFirst();
    }
  }

  List<Entry> newerThan(long seq) {
    List<Entry> newer = new ArrayList<>();
    Iterator<Entry> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext()) {
      Entry entry = newestFirst.next();
      if (entry.seq() <= seq) {
        break;
      }
      newer.add(entry);
    }
    return newer;
  }

  List<Violation> newest(GameId game, Optional<PlayerId> player, int violationsMax) {
    List<Violation> newest = new ArrayList<>();
    Iterator<Entry> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext() && newest.size() < violationsMax) {
      Entry entry = newestFirst.next();
      if (entry.game().equals(game) && (player.isEmpty() || player.get().equals(entry.player()))) {
        newest.add(entry.violation());
      }
    }
    return newest;
  }

  long lastSeq() {
    return nextSeq - 1;
  }
}
