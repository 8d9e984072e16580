package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a bus for tests that look at what was published. */
public final class Deliveries {

  private static final AtomicLong READERS = new AtomicLong();

  private Deliveries() {}

  /** Everything on a topic up to the present head, as a new group gets it. */
  public static List<Delivery> all(EventBus bus, Topic topic) {
    long head = bus.head();
    List<Delivery> all = new ArrayList<>();
    try (Subscription reader = bus.subscribe(topic, "reader-" + READERS.incrementAndGet(), 0)) {
      while (reader.passed() < head) {
        all.addAll(reader.poll(1_000, Duration.ofMillis(20)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while reading " + topic, e);
    }
    return all;
  }

  /** The facts in everything on a topic. */
  public static List<Fact> facts(EventBus bus, Topic topic) {
    return facts(all(bus, topic));
  }

  /** The facts of some kind among everything published. */
  public static <F extends Fact> List<F> published(EventBus bus, Class<F> kind) {
    return facts(bus, Topic.TRAIL).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The facts of deliveries. */
  public static List<Fact> facts(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::fact).toList();
  }

  /** The positions of deliveries. */
  public static List<Long> positions(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::position).toList();
  }
}
