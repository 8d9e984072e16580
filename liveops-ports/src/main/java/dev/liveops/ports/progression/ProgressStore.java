package dev.liveops.ports.progression;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How far every player is. Reading is safe for all threads; {@link #commit} is called by one thread
 * at a time.
 */
public interface ProgressStore {

  /** Through which position the cleared stream is folded in; 0 before the first. */
  long position();

  /** The progress of each of these players; one that was never seen is absent from the result. */
  Map<PlayerKey, PlayerProgress> load(Collection<PlayerKey> players);

  /**
   * Stores progress; readable on return. A pass whose {@code through} is not beyond {@link
   * #position} changes nothing. Atomic; a crash may take back the newest passes, each as a whole,
   * and {@link #position} then tells where to go on.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now; nothing took effect, or,
   *     where only the answer was lost, all of it, which {@link #position} tells
   */
  void commit(Advance advance);

  /** The progress of every player, in no particular order. */
  void forEach(BiConsumer<PlayerKey, PlayerProgress> consumer);
}
