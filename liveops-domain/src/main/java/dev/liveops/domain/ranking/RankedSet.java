package dev.liveops.domain.ranking;

import dev.liveops.domain.CorruptState;
import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/**
 * The standings of one board in one window, in order of rank.
 *
 * <p>Players are numbers from 0 on, see {@link PlayerTable}. They are ordered by score, then
 * subscore, both in the board's direction, then by who was there first, then by player id. Changing
 * a standing, and asking for a rank or for the player at a rank, take a time that grows with the
 * logarithm of the number of players. A player takes some 8 bytes, 10 more while the set is in
 * order, and 8 more where there are subscores.
 *
 * <p>Hidden players keep their standing, and it keeps changing, but they have no rank, are not
 * counted and not shown, until they are shown again.
 *
 * <p>A set that only changes, and whose ranks nobody asks for, lets its order go after a while; who
 * asks next waits until it is sorted: some 0.2 s for a million players. Nobody who asks now and
 * then meets that. A {@link Sorting} does it while the set goes on changing.
 *
 * <p>Not safe for use by several threads without a lock. Reads change nothing, so that several may
 * read at once while nobody writes; but those of ranks and places only while {@link #isOrdered}.
 */
public final class RankedSet {

  private final StandingColumns columns = new StandingColumns();
  private final BitSet hidden = new BitSet();
  private final Standings standings = new Standings(columns, hidden);
  private final StandingPages pages = new StandingPages(columns);
  private final LiveOrder order;

  /**
   * An empty set.
   *
   * @param direction which scores come first
   * @param ties how equals are numbered
   * @param idOrder compares the ids of two ordinals: negative when the left one comes first, never
   *     0 for two different ones; {@link PlayerTable#compare} does
   */
  public RankedSet(Direction direction, Ties ties, IntBinaryOperator idOrder) {
    StandingOrder standingOrder =
        new StandingOrder(
            Objects.requireNonNull(direction, "direction"),
            Objects.requireNonNull(idOrder, "idOrder"),
            columns);
    order = new LiveOrder(Objects.requireNonNull(ties, "ties"), standings, standingOrder);
  }

  /** How many players have a rank: those with a standing who are not hidden. */
  public int size() {
    return order.size();
  }

  /** Whether ranks and places can be told at once; when not, asking for one is a change. */
  public boolean isOrdered() {
    return order.isKept();
  }

  /** Sorts the set, unless {@link #isOrdered}. */
  public void order() {
    order.kept();
  }

  /** Begins to sort the set while it goes on changing; this itself is a change, and a quick one. */
  public Sorting startSorting() {
    return order.startSorting();
  }

  /** Whether the player has a standing, hidden or not. */
  public boolean contains(int ordinal) {
    return columns.has(ordinal);
  }

  /** The standing of a player, hidden or not; empty when there is none. */
  public Optional<Standing> standing(int ordinal) {
    return columns.standingOf(ordinal);
  }

  /**
   * The score of a player who has a standing, hidden or not.
   *
   * @throws NoSuchElementException when there is none; so does every part of a standing
   */
  public long score(int ordinal) {
    return columns.score(columns.present(ordinal));
  }

  /** What breaks ties of score; 0 where the board has no such field. */
  public long subscore(int ordinal) {
    return columns.subscore(columns.present(ordinal));
  }

  /** When the score was reached, epoch milliseconds. */
  public long achievedAtMillis(int ordinal) {
    return columns.achievedAtMillis(columns.present(ordinal));
  }

  /** What the game attached to the run, if anything. */
  public Optional<String> metadata(int ordinal) {
    return columns.metadata(columns.present(ordinal));
  }

  /**
   * Lets an event count: merges {@code contribution} into the standing of {@code ordinal}, as
   * {@code board} has it.
   *
   * @return whether anything changed
   */
  public boolean apply(BoardDefinition board, int ordinal, Contribution contribution) {
    Optional<Standing> next =
        columns.has(ordinal)
            ? board.merge(columns.standing(ordinal), contribution)
            : board.open(contribution);
    return next.isPresent() && put(ordinal, next.get());
  }

  /**
   * Gives a player this standing, whatever it was.
   *
   * @return whether anything changed
   * @throws IllegalArgumentException when the ordinal is not in 0 to 2^30 - 1, or the time is
   *     {@link Long#MIN_VALUE}
   */
  public boolean put(int ordinal, Standing standing) {
    StandingColumns.check(ordinal, standing);
    if (columns.has(ordinal) && columns.matches(ordinal, standing)) {
      return false;
    }
    order.leave(ordinal);
    columns.put(ordinal, standing);
    order.join(ordinal);
    pages.changed(ordinal);
    return true;
  }

  /** Forgets the standing of a player; returns whether there was one. Who is hidden stays so. */
  public boolean remove(int ordinal) {
    if (!columns.has(ordinal)) {
      return false;
    }
    order.leave(ordinal);
    columns.clear(ordinal);
    order.join(ordinal);
    pages.changed(ordinal);
    return true;
  }

  /** Whether the player is left out of ranks and totals. */
  public boolean isHidden(int ordinal) {
    return hidden.get(ordinal);
  }

  /**
   * Leaves a player out of ranks and totals until {@link #show}; also one without a standing, for
   * when there will be one.
   *
   * @return whether anything changed
   */
  public boolean hide(int ordinal) {
    StandingColumns.check(ordinal);
    if (hidden.get(ordinal)) {
      return false;
    }
    order.leave(ordinal);
    hidden.set(ordinal);
    order.join(ordinal);
    return true;
  }

  /**
   * Takes back {@link #hide}: the player ranks where the standing belongs by now.
   *
   * @return whether anything changed
   */
  public boolean show(int ordinal) {
    if (!hidden.get(ordinal)) {
      return false;
    }
    order.leave(ordinal);
    hidden.clear(ordinal);
    order.join(ordinal);
    return true;
  }

  /** The rank of a player, 1 for the first, with ties as given; empty when hidden or absent. */
  public OptionalInt rank(int ordinal) {
    return standings.isRanked(ordinal)
        ? OptionalInt.of(order.kept().rankOf(ordinal))
        : OptionalInt.empty();
  }

  /**
   * Shows players in order.
   *
   * @param firstPosition where to begin, 1 for the first; beyond the last, nobody is shown
   * @param countMax how many at most
   */
  public void forEach(int firstPosition, int countMax, RankVisitor visitor) {
    if (firstPosition < 1) {
      throw new IllegalArgumentException("firstPosition: expected 1 or more, not " + firstPosition);
    }
    if (firstPosition <= order.size() && countMax > 0) {
      order.kept().forEach(firstPosition - 1, countMax, visitor);
    }
  }

  /**
   * Where to begin with {@link #forEach} to show {@code countMax} players with this one in the
   * middle, or as near to it as the ends of the order allow; empty when hidden or absent.
   */
  public OptionalInt firstAround(int ordinal, int countMax) {
    if (!standings.isRanked(ordinal)) {
      return OptionalInt.empty();
    }
    int centred = order.kept().positionOf(ordinal) + 1 - countMax / 2;
    return OptionalInt.of(Math.max(1, Math.min(centred, order.size() - countMax + 1)));
  }

  /** What a store saves of this set. */
  public StandingPages pages() {
    return pages;
  }

  /**
   * Fills an empty set with what a store kept, much faster than putting one standing after the
   * other. None of it counts as changed, and it is not in order yet.
   *
   * @param images every page once, in any order
   * @throws CorruptState when an image is damaged; the set is of no use then
   * @throws IllegalStateException when the set is not empty
   */
  public void load(Iterable<PageImage> images) {
    if (pages.count() > 0) {
      throw new IllegalStateException("expected an empty set to load into");
    }
    images.forEach(image -> PageCodec.unpack(image, columns));
    order.load();
  }
}
