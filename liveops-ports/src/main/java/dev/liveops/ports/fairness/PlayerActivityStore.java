package dev.liveops.ports.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What fairness remembers, and the one place where its conclusions take effect. Reading is safe for
 * all threads; {@link #commit} is called by one thread at a time.
 */
public interface PlayerActivityStore {

  /** Through which position screening is committed; 0 before the first. */
  long position();

  /** The activity of each of these players; one that was never seen is absent from the result. */
  Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players);

  /** Every population, as copies that the caller may change. */
  Map<PopulationKey, Population> populations();

  /**
   * Makes a pass of screening take effect: its judgement is durable on the bus and its state
   * readable on return. A pass whose {@code through} is not beyond {@link #position} changes
   * nothing.
   *
   * <p><b>Durability</b>: the judgement is never taken back. A crash may take back the state of the
   * newest passes, each as a whole; {@link #position} then tells where to go on. Screening is
   * deterministic, so going over the same facts again leads to the same state, and whatever part of
   * a judgement is durable already is not published a second time.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now; nothing took effect, or,
   *     where only the answer was lost, all of it, which {@link #position} tells
   */
  void commit(Screening screening);

  /**
   * The newest violations of a game, or of one player of it, newest first. Old ones are forgotten.
   */
  List<Violation> violations(GameId game, Optional<PlayerId> player, int violationsMax);
}
