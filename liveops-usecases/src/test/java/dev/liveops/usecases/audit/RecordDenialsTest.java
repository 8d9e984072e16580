package dev.liveops.usecases.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact.ActsDenied;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordDenialsTest {

  private final SettableClock clock = new SettableClock();
  private final SimulatedBus bus = new SimulatedBus(clock);
  private final RecordDenials denials = new RecordDenials(bus, clock);

  @Test
  void whatIsTheSameIsOneFactWithACount() {
    long from = clock.millis();
    denials.denied("gateway", "bad-signature", "key-1");
    clock.advance(Duration.ofSeconds(2));
    denials.denied("gateway", "bad-signature", "key-1");
    denials.denied("gateway", "bad-signature", "");
    denials.denied("progression", "bad-signature", "key-1");

    assertEquals(3, denials.pump());
    assertEquals(
        List.of(
            new ActsDenied("gateway", "bad-signature", "key-1", 2, from, from + 2_000),
            new ActsDenied("gateway", "bad-signature", "", 1, from + 2_000, from + 2_000),
            new ActsDenied("progression", "bad-signature", "key-1", 1, from + 2_000, from + 2_000)),
        published());
  }

  @Test
  void everyDenialIsToldOnce() {
    denials.denied("gateway", "blocked", "p1");
    assertEquals(1, denials.pump());
    assertEquals(0, denials.pump());
    denials.denied("gateway", "blocked", "p1");
    assertEquals(1, denials.pump());

    assertEquals(List.of(1L, 1L), published().stream().map(ActsDenied::count).toList());
  }

  @Test
  void anAttackerCannotFillTheTrailWithNames() {
    for (int i = 0; i < 10_000; i++) {
      denials.denied("gateway", "rate-limited", "p" + i);
    }
    denials.pump();

    assertEquals(RecordDenials.DENIALS_MAX + 1, published().size());
    assertEquals(10_000, published().stream().mapToLong(ActsDenied::count).sum());
    assertEquals("", published().getLast().subject());
  }

  @Test
  void whatTheBusDoesNotTakeIsCountedOn() {
    denials.denied("gateway", "blocked", "p1");
    bus.refuse(true);
    denials.pump();
    denials.denied("gateway", "blocked", "p1");
    bus.refuse(false);
    denials.pump();

    assertEquals(List.of(2L), published().stream().map(ActsDenied::count).toList());
  }

  @Test
  void whatTheBusLosesLateIsCountedOn() {
    denials.denied("gateway", "blocked", "p1");
    bus.pace(SimulatedBus.Pace.SLOW);
    denials.pump();
    bus.settle(false);
    denials.pump();

    assertEquals(List.of(1L), published().stream().map(ActsDenied::count).toList());
  }

  @Test
  void atTheEndItIsToldWhetherEverythingIsDurable() throws Exception {
    assertTrue(denials.flush(Duration.ofMillis(1)));
    denials.denied("gateway", "blocked", "p1");
    bus.refuse(true);
    assertFalse(denials.flush(Duration.ofMillis(1)));
    bus.refuse(false);
    assertTrue(denials.flush(Duration.ofMillis(1)));
    denials.denied("gateway", "blocked", "p1");
    bus.pace(SimulatedBus.Pace.SLOW);
    assertFalse(denials.flush(Duration.ofMillis(1)));
    assertEquals(1, published().size());
  }

  @Test
  void nothingIsLostBetweenThreads() throws Exception {
    int threads = 4;
    long each = 20_000;
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      running.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < each; i++) {
                      denials.denied("gateway", "blocked", "p" + i % 7);
                    }
                  }));
    }
    while (running.stream().anyMatch(Thread::isAlive)) {
      denials.pump();
    }
    denials.pump();

    assertEquals(threads * each, published().stream().mapToLong(ActsDenied::count).sum());
  }

  private List<ActsDenied> published() {
    return bus.facts(ActsDenied.class);
  }
}
