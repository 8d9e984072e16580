package dev.liveops.domain.ranking;

/** Is shown one entry of a {@link RankedSet} after the other. */
@FunctionalInterface
public interface RankVisitor {

  /**
   * The next entry. Must not change the set it comes from.
   *
   * @param rank its rank, 1 for the first, with ties numbered as the set does
   * @param ordinal the player's number
   */
  void visit(int rank, int ordinal);
}
