package dev.liveops.ports.event;

import java.time.Duration;
import java.util.List;

/**
 * One consumer's way through a topic. For one thread; {@link #close} from any.
 *
 * <p><b>Order</b>: by position, across the whole topic. <b>Duplicates</b>: possible after a crash
 * or a failure; a consumer that commits its effects together with the position skips them by
 * comparing positions.
 */
public interface Subscription extends AutoCloseable {

  /**
   * The next deliveries, in order. Deliveries that share a position come together, so that a
   * position is either wholly handled or not at all; that may make the batch longer than asked for,
   * by at most one judgement.
   *
   * @param deliveriesMax how many to return at the most, but for the last position's rest
   * @param waitMax how long to wait for the first one; zero does not wait
   * @return empty when none came in time, or when the subscription is closed
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws dev.liveops.ports.PortUnavailable when the stream cannot be read now
   */
  List<Delivery> poll(int deliveriesMax, Duration waitMax) throws InterruptedException;

  /**
   * Says that everything up to {@code position} is handled and committed by the consumer. Releases
   * those who wait in {@link EventBus#awaitProcessed}.
   */
  void processed(long position);

  /**
   * Says that {@code delivery} could not be handled. It is delivered again, with all that follows
   * it, after a back-off that grows with each attempt; after {@link EventBus#ATTEMPTS_MAX} attempts
   * it goes to the dead letters and the stream goes on behind it.
   *
   * @param why for whoever reads the dead letters
   */
  void failed(Delivery delivery, String why);

  /**
   * Through which position there is nothing left to deliver: everything up to there was delivered,
   * or is not of this topic. A consumer that has handled all its deliveries commits up to here, so
   * that a quiet topic does not hold back what may be forgotten.
   */
  long passed();

  @Override
  void close();
}
