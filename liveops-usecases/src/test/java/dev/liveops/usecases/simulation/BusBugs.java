package dev.liveops.usecases.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.event.ForwardingBus;
import dev.liveops.testkit.simulation.SimulatedBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Bugs of a bus, and of those who follow it, that systems like this one have had. */
final class BusBugs {

  private BusBugs() {}

  /** A consumer acknowledges on delivery, and goes on behind that after a crash. */
  static final class AcknowledgesOnDelivery implements Bug {
    private final Map<String, Long> acknowledged = new HashMap<>();

    @Override
    public Ports plantedIn(Ports ports) {
      return ports.with(
          new ForwardingBus(ports.bus()) {
            @Override
            public Subscription subscribe(Topic topic, String group, long after) {
              long begin = Math.max(after, acknowledged.getOrDefault(group, 0L));
              return new ForwardingSubscription(super.subscribe(topic, group, begin)) {
                @Override
                public List<Delivery> poll(int deliveriesMax, Duration waitMax)
                    throws InterruptedException {
                  List<Delivery> deliveries = super.poll(deliveriesMax, waitMax);
                  acknowledged.put(group, passed());
                  return deliveries;
                }
              };
            }
          });
    }
  }

  /** Of two events of one player that come together, the later is delivered first. */
  static final class ReordersPlayers implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      return ports.with(
          new ForwardingBus(ports.bus()) {
            @Override
            public Subscription subscribe(Topic topic, String group, long after) {
              return new ForwardingSubscription(super.subscribe(topic, group, after)) {
                @Override
                public List<Delivery> poll(int deliveriesMax, Duration waitMax)
                    throws InterruptedException {
                  List<Delivery> deliveries = super.poll(deliveriesMax, waitMax);
                  return topic == Topic.EVENTS ? swapped(deliveries) : deliveries;
                }
              };
            }
          });
    }

    private static List<Delivery> swapped(List<Delivery> deliveries) {
      List<Delivery> swapped = new ArrayList<>(deliveries);
      for (int i = 1; i < swapped.size(); i++) {
        Delivery first = swapped.get(i - 1);
        Delivery second = swapped.get(i);
        if (first.fact() instanceof Fact.EventAccepted one
            && second.fact() instanceof Fact.EventAccepted two
            && one.event().player().equals(two.event().player())) {
          swapped.set(i - 1, new Delivery(first.position(), two));
          swapped.set(i, new Delivery(second.position(), one));
          return swapped;
        }
      }
      return swapped;
    }
  }

  /** The bus says that facts are durable when it has only taken them in. */
  static final class SaysDurableTooEarly implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      return ports.with(
          new ForwardingBus(ports.bus()) {
            @Override
            public CompletableFuture<Long> publish(List<? extends Fact> facts) {
              CompletableFuture<Long> published = super.publish(facts);
              return published.isDone()
                  ? published
                  : CompletableFuture.completedFuture(head() + facts.size());
            }
          });
    }
  }

  /** Ranks and progress are told of events that are still held for review. */
  static final class CountsWhatIsHeld implements Bug {
    @Override
    public Ports plantedIn(Ports ports) {
      SimulatedBus bus = ports.sound().bus();
      return ports.with(
          new ForwardingBus(ports.bus()) {
            @Override
            public Subscription subscribe(Topic topic, String group, long after) {
              return new ForwardingSubscription(super.subscribe(topic, group, after)) {
                private long told = after;

                @Override
                public List<Delivery> poll(int deliveriesMax, Duration waitMax)
                    throws InterruptedException {
                  List<Delivery> deliveries = super.poll(deliveriesMax, waitMax);
                  List<Delivery> all = new ArrayList<>(deliveries);
                  for (; topic == Topic.CLEARED && told < passed(); told++) {
                    addHeld(bus, bus.at(told + 1), all);
                  }
                  all.sort(
                      Collections.reverseOrder((a, b) -> Long.compare(b.position(), a.position())));
                  return all;
                }
              };
            }
          });
    }

    private static void addHeld(SimulatedBus bus, Delivery delivery, List<Delivery> to) {
      if (delivery.fact() instanceof Fact.EventsJudged judged) {
        for (Fact.Remarkable each : judged.remarkable()) {
          if (!each.judgement().verdict().counts()
              && bus.at(each.position()).fact() instanceof Fact.EventAccepted accepted) {
            GameEvent event = accepted.event();
            to.add(
                new Delivery(
                    delivery.position(), new Fact.EventCleared(event, each.judgement().verdict())));
          }
        }
      }
    }
  }
}
