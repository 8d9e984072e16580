package dev.liveops.usecases.event;

import dev.liveops.ports.event.Delivery;
import java.util.List;

/**
 * What a consumer makes of the deliveries of its topic. A {@link Pump} drives it in passes: one
 * {@link #begin}, a {@link #fold} for each delivery, one {@link #commit}. A pass that is not
 * committed leaves no trace. For one thread.
 *
 * <p>It is deterministic: the same deliveries lead to the same state, wherever passes end and
 * however often one is begun anew.
 */
public interface Fold {

  /** Through which position everything is committed. */
  long position();

  /**
   * A pass begins, from what is committed: forgets what was folded since, and fetches at once what
   * the fold of these deliveries will need.
   *
   * @throws dev.liveops.ports.PortUnavailable when that cannot be done now
   */
  void begin(List<Delivery> deliveries);

  /**
   * Takes one delivery in. Nothing of it takes effect before {@link #commit}.
   *
   * @throws dev.liveops.ports.PortUnavailable when something outside cannot do its part now
   * @throws RuntimeException when there is no way to handle this delivery, now or later
   */
  void fold(Delivery delivery);

  /**
   * What was folded since {@link #begin} takes effect, as a whole, together with the position.
   *
   * @param through everything up to here is handled
   * @throws dev.liveops.ports.PortUnavailable when it cannot be done now
   */
  void commit(long through);
}
