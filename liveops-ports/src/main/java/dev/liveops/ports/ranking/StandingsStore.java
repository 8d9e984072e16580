package dev.liveops.ports.ranking;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.ranking.Standing;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The truth about standings. Reading is safe for all threads; {@link #commit} is called by one
 * thread at a time.
 */
public interface StandingsStore {

  /** Through which position the cleared stream is folded in; 0 before the first. */
  long position();

  /**
   * Merges contributions, by the rules of {@link dev.liveops.domain.ranking.Standing}, and shows or
   * hides players. Readable on return, here and in the {@link RankIndex}. A pass whose {@code
   * through} is not beyond {@link #position} changes nothing. Atomic; a crash may take back the
   * newest passes, each as a whole, and {@link #position} then tells where to go on.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now; nothing took effect, or,
   *     where only the answer was lost, all of it, which {@link #position} tells
   */
  void commit(Ranking ranking);

  /** The standing of a player, hidden or not; empty when there is none. */
  Optional<Standing> standing(BoardWindow boardWindow, PlayerId player);

  /** Whether a player is hidden from the ranks. */
  boolean hidden(PlayerKey player);

  /** Every standing of a board in a window, hidden players included, in no particular order. */
  void forEach(BoardWindow boardWindow, BiConsumer<PlayerId, Standing> consumer);
}
