package dev.liveops.benchmarks.micro;

import dev.liveops.domain.ranking.Direction;
import dev.liveops.domain.ranking.RankVisitor;
import dev.liveops.domain.ranking.RankedSet;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Ties;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A board on which everybody has a random score, and anybody gets another. */
final class RandomBoard {

  static final int SCORES = 1_000_000_000;
  static final int PAGE = 100;
  private static final int UPDATES_A_LOOK = 64;

  private final SplittableRandom random = new SplittableRandom(1);
  private final RankedSet set = new RankedSet(Direction.DESCENDING, Ties.ORDINAL, Integer::compare);
  private final int players;
  private int updates;

  /** Gives everybody a score, and moves a quarter of them, so that the order is no new one. */
  RandomBoard(int players) {
    this.players = players;
    for (int player = 0; player < players; player++) {
      set.put(player, standing());
    }
    for (int i = 0; i < players / 4; i++) {
      update();
    }
  }

  private Standing standing() {
    return new Standing(random.nextInt(SCORES), 0, Optional.empty(), 1_764_000_000_000L);
  }

  /** Somebody gets another score; now and then somebody looks, so that the order is kept. */
  boolean update() {
    if (++updates % UPDATES_A_LOOK == 0) {
      rank();
    }
    return updateUnseen();
  }

  /** Somebody gets another score, and nobody looks. */
  boolean updateUnseen() {
    return set.put(random.nextInt(players), standing());
  }

  OptionalInt rank() {
    return set.rank(random.nextInt(players));
  }

  void page(RankVisitor visitor) {
    set.forEach(1 + random.nextInt(players - PAGE), PAGE, visitor);
  }

  /** Updates unseen, until the order is let go. */
  void letGo() {
    while (set.isOrdered()) {
      updateUnseen();
    }
  }

  void order() {
    set.order();
  }
}
