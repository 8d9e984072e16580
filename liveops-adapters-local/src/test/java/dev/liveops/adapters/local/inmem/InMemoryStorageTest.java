package dev.liveops.adapters.local.inmem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.progression.Advance;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Deliveries;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.Judgements;
import dev.liveops.testkit.fairness.Screenings;
import dev.liveops.testkit.ranking.Rankings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** That it is bounded, and what that means for those who are slow. */
final class InMemoryStorageTest {

  private static final int BATCH = 1_000;

  private final InMemoryStorage storage =
      InMemoryStorage.open(Duration.ofMinutes(5), new SettableClock(), 42);
  private final EventBus bus = storage.bus();

  @Test
  void theBusRefusesWhatItHasNoRoomForAndLosesNothing() {
    int batches = MemoryLog.FACTS_MAX / BATCH;
    for (int i = 0; i < batches; i++) {
      bus.publish(Facts.some(BATCH)).join();
    }
    CompletionException full =
        assertThrows(CompletionException.class, () -> bus.publish(Facts.some(BATCH)).join());
    assertInstanceOf(PortUnavailable.class, full.getCause());
    assertEquals((long) batches * BATCH, bus.head());
    assertEquals(batches * BATCH, Deliveries.all(bus, Topic.TRAIL).size());
  }

  @Test
  void whenItsConsumersKeepUpTheBusGoesOnForEver() throws InterruptedException {
    try (Subscription cleared = bus.subscribe(Topic.CLEARED, "leaderboard", 0)) {
      for (int round = 0; round < 3 * MemoryLog.FACTS_MAX / BATCH; round++) {
        long first = bus.head() + 1;
        bus.publish(events(first, BATCH)).join();
        long last = bus.head();
        storage
            .activity()
            .commit(Screenings.through(last).judge(Judgements.of(first, last).fact()).pass());
        List<Delivery> judged = cleared.poll(BATCH, Duration.ofSeconds(30));
        assertEquals(BATCH, judged.size(), "an event is there until its judgement is read");
        storage.standings().commit(Rankings.through(bus.head()).pass());
        storage.progress().commit(new Advance(bus.head(), Map.of()));
        storage.trail().append(trail());
      }
    }
    assertThrows(IllegalArgumentException.class, () -> bus.subscribe(Topic.TRAIL, "late", 0));
  }

  private static List<Fact> events(long first, int count) {
    List<Fact> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(Events.by("ada").number((int) first + i).accepted());
    }
    return events;
  }

  private List<Delivery> trail() throws InterruptedException {
    try (Subscription trail = bus.subscribe(Topic.TRAIL, "trail", storage.trail().position())) {
      return trail.poll(2 * BATCH, Duration.ofSeconds(30));
    }
  }

  @Test
  void theTrailForgetsTheOldestFactsFirst() {
    int tooMany = MemoryTrail.FACTS_MAX + 10;
    List<Delivery> all = new ArrayList<>(tooMany);
    for (int position = 1; position <= tooMany; position++) {
      all.add(new Delivery(position, Facts.acted(position)));
    }
    storage.trail().append(all);
    List<Delivery> replayed = new ArrayList<>();
    storage.trail().replay(replayed::add);
    assertEquals(all.subList(10, tooMany), replayed);
    assertEquals(tooMany, storage.trail().position());
  }
}
