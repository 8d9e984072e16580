package dev.liveops.apps.runtime.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedBusTest {

  private static final int BACKLOG_MAX = 5;

  private final SettableClock clock = new SettableClock();
  private final InMemoryStorage storage = InMemoryStorage.open(Duration.ofMinutes(5), clock, 1);
  private final EventBus bus =
      new WatchedBus(
          storage.bus(),
          BACKLOG_MAX,
          new ActivePlayers(clock),
          new Telemetry(true, List.of("progression"), List.of("flood")));
  private int number;

  @AfterEach
  void close() {
    storage.close();
  }

  private long accept() throws Exception {
    return bus.publish(List.of(Events.by("ada").number(++number).accepted())).get();
  }

  @Test
  void eventsAreRefusedWhileAConsumerIsTooFarBehindAndTakenAgainOnceItIsNot() throws Exception {
    try (Subscription slow = bus.subscribe(Topic.EVENTS, "slow", 0)) {
      for (int i = 0; i <= BACKLOG_MAX; i++) {
        assertEquals(i + 1, accept());
      }
      ExecutionException refused = assertThrows(ExecutionException.class, this::accept);
      assertInstanceOf(PortUnavailable.class, refused.getCause());
      assertEquals(BACKLOG_MAX + 1, bus.head(), "what is refused is not there");

      List<Delivery> some = slow.poll(3, Duration.ofSeconds(5));
      assertFalse(some.isEmpty());
      slow.processed(some.getLast().position());
      assertEquals(BACKLOG_MAX + 2, accept());
    }
  }

  @Test
  void whatConsumersPublishAlwaysPasses() throws Exception {
    try (Subscription slow = bus.subscribe(Topic.EVENTS, "slow", 0)) {
      for (int i = 0; i < 3 * BACKLOG_MAX; i++) {
        Fact act = new Fact.AdminActed("ada", "looked", "", clock.millis());
        assertEquals(i + 1, bus.publish(List.of(act)).get());
      }
      assertThrows(ExecutionException.class, this::accept);
      assertEquals(0, slow.passed());
    }
  }

  @Test
  void whoIsNotThereIsNotWaitedFor() throws Exception {
    for (int i = 0; i < 3 * BACKLOG_MAX; i++) {
      assertEquals(i + 1, accept());
    }
  }
}
