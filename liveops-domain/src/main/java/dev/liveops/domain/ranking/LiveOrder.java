package dev.liveops.domain.ranking;

import java.util.Optional;

/**
 * The order of a {@link RankedSet}: kept, or let go, or just being sorted while the set goes on
 * changing.
 */
final class LiveOrder {

  private final Ties ties;
  private final Standings standings;
  private final StandingOrder standingOrder;
  private RankOrder order;
  private Optional<Sorting> sorting = Optional.empty();

  LiveOrder(Ties ties, Standings standings, StandingOrder standingOrder) {
    this.ties = ties;
    this.standings = standings;
    this.standingOrder = standingOrder;
    this.order = new RankOrder(ties, standingOrder);
  }

  int size() {
    return order.size();
  }

  boolean isKept() {
    return order.isKept();
  }

  /** Before anything changes about a player: who is ranked leaves. */
  void leave(int ordinal) {
    if (standings.isRanked(ordinal)) {
      order.leave(ordinal);
    }
  }

  /** After something changed about a player, who has left before: who is ranked now joins. */
  void join(int ordinal) {
    if (standings.isRanked(ordinal)) {
      order.join(ordinal);
      order.countChange();
    }
    if (sorting.isPresent()) {
      sorting.get().changed(ordinal);
    }
  }

  /** The order; where it was let go, everybody is sorted first. */
  RankOrder kept() {
    if (!order.isKept()) {
      order.build(standings.ranked().toArray());
    }
    return order;
  }

  /** Begins with what was loaded, in no order yet. */
  void load() {
    order.load((int) standings.ranked().count());
  }

  Sorting startSorting() {
    Sorting started = new Sorting(this, ties, standings, standingOrder);
    sorting = Optional.of(started);
    return started;
  }

  /** Goes on with the order that came of a sorting. */
  void settle(Sorting by, RankOrder settled) {
    if (sorting.isEmpty() || sorting.get() != by) {
      throw new IllegalStateException("another sorting was started");
    }
    order = settled;
    sorting = Optional.empty();
    standings.columns().endSharing();
  }
}
