package dev.liveops.usecases.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Moves deliveries from a subscription into a fold, in passes that are committed one by one, so
 * that every delivery takes effect exactly once. For one thread; {@link #close} from any.
 *
 * <p>A delivery that cannot be handled is handed back to the subscription, which tries it again and
 * in the end gives it up; what precedes its position is committed. When something outside is
 * unavailable, the pass is kept and begun anew with the next call: nothing is given up for that.
 *
 * <p>A change of a definition begins a pass of its own, so that no pass mixes two versions of a
 * game.
 */
public final class Pump implements AutoCloseable {

  private static final int WHY_LENGTH_MAX = 500;

  private final Subscription subscription;
  private final Fold fold;
  private List<Delivery> waiting = List.of();
  private long through;
  private long acknowledged;

  private record Failure(Delivery delivery, String why) {}

  /**
   * The way from {@code subscription} into {@code fold}.
   *
   * @param subscription begins behind the position of the fold
   */
  public Pump(Subscription subscription, Fold fold) {
    this.subscription = subscription;
    this.fold = fold;
    this.acknowledged = fold.position();
  }

  /** Does what {@link StreamConsumer#pump} says. */
  public int pump(int deliveriesMax, Duration waitMax) throws InterruptedException {
    if (waiting.isEmpty()) {
      waiting = unseen(subscription.poll(deliveriesMax, waitMax));
      through = subscription.passed();
    }
    if (waiting.isEmpty()) {
      fold.begin(List.of());
      commit(through);
    }
    int handled = 0;
    while (!waiting.isEmpty()) {
      List<Delivery> pass = waiting.subList(0, passLength());
      Optional<Failure> failure = fold(pass);
      if (failure.isPresent()) {
        return handled + endBefore(failure.get(), pass);
      }
      List<Delivery> rest = waiting.subList(pass.size(), waiting.size());
      commit(rest.isEmpty() ? through : rest.getFirst().position() - 1);
      handled += pass.size();
      waiting = rest;
    }
    return handled;
  }

  /** After a failure or a crash a subscription delivers again what is committed already. */
  private List<Delivery> unseen(List<Delivery> deliveries) {
    long position = fold.position();
    return deliveries.isEmpty() || deliveries.getFirst().position() > position
        ? deliveries
        : deliveries.stream().filter(delivery -> delivery.position() > position).toList();
  }

  private int passLength() {
    for (int i = 1; i < waiting.size(); i++) {
      if (waiting.get(i).fact() instanceof Fact.DefinitionChanged) {
        return i;
      }
    }
    return waiting.size();
  }

  private Optional<Failure> fold(List<Delivery> pass) {
    fold.begin(pass);
    for (Delivery delivery : pass) {
      try {
        fold.fold(delivery);
      } catch (PortUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        return Optional.of(new Failure(delivery, reason(e)));
      }
    }
    return Optional.empty();
  }

  /**
   * Commits what precedes the position of a failure: a position is handled as a whole or not at
   * all.
   */
  private int endBefore(Failure failure, List<Delivery> pass) {
    long before = failure.delivery().position() - 1;
    List<Delivery> prefix =
        pass.stream().takeWhile(delivery -> delivery.position() <= before).toList();
    Optional<Failure> earlier = fold(prefix);
    if (earlier.isPresent()) {
      return endBefore(earlier.get(), prefix);
    }
    commit(before);
    waiting = List.of();
    subscription.failed(failure.delivery(), failure.why());
    return prefix.size();
  }

  private void commit(long position) {
    if (position > fold.position()) {
      fold.commit(position);
    }
    if (position
        > acknowledged) { // also where an earlier attempt was committed without our knowing
      subscription.processed(position);
      acknowledged = position;
    }
  }

  private static String reason(RuntimeException e) {
    String why = e.getClass().getSimpleName() + ": " + e.getMessage();
    return why.substring(0, Math.min(why.length(), WHY_LENGTH_MAX));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
