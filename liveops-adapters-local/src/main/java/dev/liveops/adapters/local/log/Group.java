package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;

/** Facts that were committed together, at neighbouring positions from {@code first} on. */
public record Group(long first, Fact[] facts) {

  /** The position of the last of them. */
  public long last() {
    return first + facts.length - 1;
  }

  /** How much it weighs in memory: one for each event, or what else is told of. */
  int weight() {
    int weight = facts.length;
    for (Fact fact : facts) {
      if (fact instanceof Fact.EventsJudged judged) {
        weight += judged.remarkable().size() + judged.released().size();
      }
    }
    return weight;
  }

  /** Whether the fact at {@code position} is one of them. */
  public boolean contains(long position) {
    return position >= first && position <= last();
  }

  /** The fact at a position that the group contains. */
  public Fact at(long position) {
    return facts[(int) (position - first)];
  }
}
