package dev.liveops.adapters.local.fairness;

import dev.liveops.domain.audit.Fact;
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
public final class RecentViolations {

  /** How many are kept. */
  public static final int VIOLATIONS_MAX = 10_000;

  /** A violation with a number that counts up, so that a checkpoint knows the new ones. */
  public record Entry(long seq, GameId game, PlayerId player, Violation violation) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long nextSeq = 1;

  /** Puts back one that was kept before, in the order of their numbers. */
  public void restore(Entry entry) {
    entries.addLast(entry);
    nextSeq = entry.seq() + 1;
  }

  /** Adds every violation that a judgement tells of. */
  public void add(Fact.EventsJudged judged) {
    for (Fact.Remarkable remarkable : judged.remarkable()) {
      for (Violation violation : remarkable.judgement().violations()) {
        add(remarkable.game(), remarkable.player(), violation);
      }
    }
  }

  private void add(GameId game, PlayerId player, Violation violation) {
    entries.addLast(new Entry(nextSeq++, game, player, violation));
    if (entries.size() > VIOLATIONS_MAX) {
      entries.removeFirst();
    }
  }

  /** Those with a number beyond {@code seq}, newest first. */
  public List<Entry> newerThan(long seq) {
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

  /** The newest of a game, or of one player of it, newest first. */
  public List<Violation> newest(GameId game, Optional<PlayerId> player, int violationsMax) {
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

  /** The number of the newest; 0 when there never was one. */
  public long lastSeq() {
    return nextSeq - 1;
  }
}
