package dev.liveops.domain.ranking;

import java.util.BitSet;

/**
 * Puts a {@link RankedSet} in order while others go on changing it.
 *
 * <p>Under the lock of the set, {@link RankedSet#startSorting} takes a snapshot. {@link #sort}
 * works on that alone, and needs no lock. {@link #settle}, under the lock again, moves those whose
 * standing changed meanwhile, and the set is in order; where they are too many to let everybody
 * wait for them, it takes another snapshot, and they are moved by another {@link #sort}. Since
 * moving some takes less time than sorting all, there are fewer of them every time; after a few
 * times they are moved however many they are.
 *
 * <p>For one thread. Of the set's order of ids it needs that ids can be compared without the lock,
 * too, as {@link PlayerTable#compare} can. Who starts another for the same set makes this one
 * useless.
 */
public final class Sorting {

  private static final int MOVED_AT_ONCE_MAX = 512;
  // Enough unless changes come nearly as fast as they can be moved; then they have to wait.
  private static final int ROUNDS_MAX = 4;

  private final LiveOrder liveOrder;
  private final Standings live;
  private final StandingOrder standingOrder;
  // Who changed since the newest snapshot: under the lock.
  private BitSet changed = new BitSet();
  private RankOrder order;
  // What the order is that of, and what it is to be that of next, with who differs between them.
  private Standings sorted;
  private Standings next;
  private BitSet moved = new BitSet();
  private int rounds;

  /** Under the lock. */
  Sorting(LiveOrder liveOrder, Ties ties, Standings live, StandingOrder standingOrder) {
    this.liveOrder = liveOrder;
    this.live = live;
    this.standingOrder = standingOrder;
    this.sorted = live.snapshot();
    this.next = sorted;
    this.order = new RankOrder(ties, standingOrder.of(sorted.columns()));
  }

  /** Takes note that the place of a player is another one; under the lock. */
  void changed(int ordinal) {
    changed.set(ordinal);
  }

  /** Sorts what the newest snapshot has; without a lock, and it may take long. */
  public void sort() {
    if (rounds == 0) {
      order.build(sorted.ranked().toArray());
    } else {
      move(moved, next, standingOrder.of(next.columns()));
    }
    rounds++;
  }

  /**
   * Ends it, if little changed meanwhile; under the lock.
   *
   * @return whether the set is in order; when not, there is more to {@link #sort}
   * @throws IllegalStateException when nothing was sorted yet, or another was started for the set
   */
  public boolean settle() {
    if (rounds == 0) {
      throw new IllegalStateException("expected what there is to be sorted before it is settled");
    }
    if (changed.cardinality() > MOVED_AT_ONCE_MAX && rounds < ROUNDS_MAX) {
      moved = changed;
      changed = new BitSet();
      next = live.snapshot();
      return false;
    }
    move(changed, live, standingOrder);
    liveOrder.settle(this, order);
    return true;
  }

  /** From the places that they had to those that they have now. */
  private void move(BitSet players, Standings now, StandingOrder nowOrder) {
    // All leave before one joins: where a place is, is told by comparing with those who are there.
    players.stream().filter(sorted::isRanked).forEach(order::leave);
    order = order.of(nowOrder);
    players.stream().filter(now::isRanked).forEach(order::join);
    sorted = now;
  }
}
