package dev.liveops.ports.event;

import dev.liveops.domain.audit.Fact;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Carries facts from those who state them to those who act on them. Safe for all threads.
 *
 * <p><b>Durability</b>: a publication is complete only when its facts survive the death of the
 * process and, unless the adapter is volatile, of the machine. <b>Order</b>: facts have rising
 * positions; those of one publication are neighbours, in the order given; a publication that begins
 * after another completed comes later. <b>Delivery</b>: at least once to every group.
 */
public interface EventBus {

  /** How often a delivery is tried before it becomes a dead letter. */
  int ATTEMPTS_MAX = 5;

  /**
   * Publishes facts, all or none.
   *
   * @param facts at least one
   * @return completes with the position of the last of the facts once they are durable; fails with
   *     {@link dev.liveops.ports.PortUnavailable} when they could not be made so, in which case
   *     none of them is ever delivered. Nothing is cancelled when the caller stops waiting: the
   *     facts may still become durable. Fails at once, without waiting, when the bus is full.
   * @throws IllegalArgumentException when there is no fact
   */
  CompletableFuture<Long> publish(List<? extends Fact> facts);

  /**
   * Begins to follow a topic.
   *
   * @param group who follows; groups do not take anything from each other. One live subscription a
   *     group.
   * @param after the position behind which to begin: the one that the group's own store has
   *     committed
   * @throws IllegalStateException when the group has a live subscription already
   */
  Subscription subscribe(Topic topic, String group, long after);

  /** The position of the newest durable fact; 0 before the first. */
  long head();

  /**
   * Waits until {@code group} has processed everything up to {@code position}.
   *
   * @return false when that did not happen in time
   */
  boolean awaitProcessed(String group, long position, Duration waitMax) throws InterruptedException;

  /** The newest dead letters of every group, newest first. */
  List<DeadLetter> deadLetters(int lettersMax);
}
