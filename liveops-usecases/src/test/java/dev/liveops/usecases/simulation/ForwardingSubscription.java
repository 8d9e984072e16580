package dev.liveops.usecases.simulation;

import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import java.time.Duration;
import java.util.List;

/** A subscription that is another one, but for what a subclass changes. */
class ForwardingSubscription implements Subscription {

  private final Subscription subscription;

  ForwardingSubscription(Subscription subscription) {
    this.subscription = subscription;
  }

  @Override
  public List<Delivery> poll(int deliveriesMax, Duration waitMax) throws InterruptedException {
    return subscription.poll(deliveriesMax, waitMax);
  }

  @Override
  public void processed(long position) {
    subscription.processed(position);
  }

  @Override
  public void failed(Delivery delivery, String why) {
    subscription.failed(delivery, why);
  }

  @Override
  public long passed() {
    return subscription.passed();
  }

  @Override
  public void close() {
    subscription.close();
  }
}
