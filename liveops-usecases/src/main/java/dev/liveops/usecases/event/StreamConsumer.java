package dev.liveops.usecases.event;

import java.time.Duration;

/**
 * Follows a stream of facts. Whoever runs it calls {@link #pump} again and again, on one thread;
 * {@link #close} may come from any.
 */
public interface StreamConsumer extends AutoCloseable {

  /**
   * The group it consumes as, by which {@link dev.liveops.ports.event.EventBus} tells how far it
   * is.
   */
  String group();

  /**
   * Handles what there is, or waits for something to come.
   *
   * @param deliveriesMax how many deliveries to take at the most, about
   * @param waitMax how long to wait for the first of them
   * @return how many deliveries were handled and committed
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws dev.liveops.ports.PortUnavailable when something outside cannot do its part now.
   *     Nothing is lost: call again after {@link
   *     dev.liveops.ports.PortUnavailable#retryAfterMillis}.
   * @throws RuntimeException when its state can be neither read nor written; calling again is of no
   *     use before somebody has looked into it
   */
  int pump(int deliveriesMax, Duration waitMax) throws InterruptedException;

  @Override
  void close();
}
