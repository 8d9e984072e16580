package dev.liveops.usecases.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedTrail;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordTrailTest {

  private final SettableClock clock = new SettableClock();
  private final SimulatedBus bus = new SimulatedBus(clock);
  private final SimulatedTrail trail = new SimulatedTrail();
  private RecordTrail recordTrail = new RecordTrail(bus, trail, clock);

  @Test
  void everyFactIsRecordedInOrder() throws Exception {
    state(5);
    assertEquals(3, recordTrail.pump(3, Duration.ZERO));
    assertEquals(2, recordTrail.pump(3, Duration.ZERO));
    assertEquals(0, recordTrail.pump(3, Duration.ZERO));

    assertEquals(5, bus.facts().size());
    assertEquals(positions(5), recorded());
  }

  @Test
  void theTrailIsMadeDurableOnceASecond() throws Exception {
    state(2);
    recordTrail.pump(10, Duration.ZERO);
    trail.crash();
    assertEquals(List.of(), recorded());

    bus.crash();
    recordTrail = new RecordTrail(bus, trail, clock);
    recordTrail.pump(10, Duration.ZERO);
    clock.advance(Duration.ofSeconds(1));
    recordTrail.pump(10, Duration.ZERO);
    trail.crash();
    assertEquals(positions(2), recorded());
  }

  @Test
  void whatIsRecordedIsDurableAtTheEnd() throws Exception {
    state(2);
    recordTrail.pump(10, Duration.ZERO);
    recordTrail.close();
    trail.crash();

    assertEquals(positions(2), recorded());
  }

  @Test
  void nothingIsLeftOutWhenTheTrailCannotBeWrittenForAWhile() throws Exception {
    state(3);
    trail.beReadOnly(true);
    for (int i = 0; i < 20; i++) {
      assertThrows(PortUnavailable.class, () -> recordTrail.pump(2, Duration.ZERO));
    }
    trail.beReadOnly(false);
    state(1);
    while (recordTrail.pump(2, Duration.ZERO) > 0) {
      // until nothing is left
    }

    assertEquals(positions(4), recorded());
    assertEquals(List.of(), bus.deadLetters(1));
  }

  @Test
  void aTrailThatCannotBeMadeDurableIsTriedAgain() throws Exception {
    state(1);
    recordTrail.pump(10, Duration.ZERO);
    clock.advance(Duration.ofSeconds(2));
    trail.beUnreachable(true);
    assertThrows(PortUnavailable.class, () -> recordTrail.pump(10, Duration.ZERO));
    trail.beUnreachable(false);
    recordTrail.pump(10, Duration.ZERO);
    trail.crash();

    assertEquals(positions(1), recorded());
  }

  @Test
  void whatTheTrailLostInAFailureIsReadFromTheBusOnceMore() throws Exception {
    state(6);
    recordTrail.pump(2, Duration.ZERO);
    clock.advance(Duration.ofSeconds(1));
    recordTrail.pump(2, Duration.ZERO); // durable through 4
    recordTrail.pump(1, Duration.ZERO);
    trail.beReadOnly(true);
    assertThrows(PortUnavailable.class, () -> recordTrail.pump(1, Duration.ZERO));
    trail.crash();
    assertEquals(positions(4), recorded());
    trail.beReadOnly(false);

    assertEquals(2, recordTrail.pump(10, Duration.ZERO));
    assertEquals(positions(6), recorded());
    assertEquals(List.of(), bus.deadLetters(1));
  }

  private void state(int facts) {
    for (int i = 0; i < facts; i++) {
      bus.publish(List.of(new Fact.AdminActed("admin", "act " + i, "", 1))).join();
    }
  }

  private List<Long> recorded() {
    return trail.facts().stream().map(delivery -> delivery.position()).toList();
  }

  private static List<Long> positions(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
