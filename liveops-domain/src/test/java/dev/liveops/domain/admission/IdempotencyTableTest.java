package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class IdempotencyTableTest {

  private static final GameId GAME = new GameId("default");
  private static final long TTL = 300_000;
  private static final long NOW = 1_764_000_000_000L;

  /** The first instant at which what was done now is surely forgotten. */
  private static final long FORGOTTEN = NOW + TTL + TTL / IdempotencyTable.STEPS + 1;

  private static final long BODY = 42;
  private static final Admission FRESH = new Admission.Fresh();
  private static final Admission IN_FLIGHT = new Admission.InFlight();
  private static final Admission OTHER_BODY = new Admission.OtherBody();
  private static final Admission FULL = new Admission.Full();

  private final IdempotencyTable table = new IdempotencyTable(TTL, 100_000, 7);

  @Test
  void aKeyIsFreshThenInFlightThenADuplicate() {
    EventId id = id(1);
    assertEquals(FRESH, table.begin(id, BODY, NOW));
    assertEquals(IN_FLIGHT, table.begin(id, BODY, NOW));
    table.complete(id, NOW);
    assertEquals(new Admission.Duplicate(id), table.begin(id, BODY, NOW));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsToldInFlightAndDone() {
    EventId id = id(1);
    table.begin(id, BODY, NOW);
    assertEquals(OTHER_BODY, table.begin(id, BODY + 1, NOW));
    table.complete(id, NOW);
    assertEquals(OTHER_BODY, table.begin(id, BODY + 1, NOW));
  }

  @Test
  void anAbandonedKeyIsFreshAgainEvenWithAnotherBody() {
    EventId id = id(1);
    table.begin(id, BODY, NOW);
    table.abandon(id);
    assertEquals(FRESH, table.begin(id, BODY + 1, NOW));
    assertEquals(1, table.size());
  }

  @Test
  void onlyWhatIsInFlightCanBeCompletedOrAbandoned() {
    EventId id = id(1);
    assertThrows(IllegalStateException.class, () -> table.complete(id, NOW));
    table.begin(id, BODY, NOW);
    table.abandon(id);
    assertThrows(IllegalStateException.class, () -> table.complete(id, NOW));
    table.begin(id, BODY, NOW);
    table.complete(id, NOW);
    assertThrows(IllegalStateException.class, () -> table.complete(id, NOW));
    assertThrows(IllegalStateException.class, () -> table.abandon(id));
  }

  @Test
  void aDoneKeyIsRememberedForItsTimeToLiveAndNotMuchLonger() {
    for (int i = 0; i < 1000; i++) {
      long later = i * 37L;
      EventId id = id(i);
      table.begin(id, BODY, NOW + later);
      table.complete(id, NOW + later);
      assertEquals(new Admission.Duplicate(id), table.begin(id, BODY, NOW + later + TTL));
      assertEquals(FRESH, table.begin(id, BODY, FORGOTTEN + later));
    }
  }

  @Test
  void aRequestInFlightIsRememberedHoweverLongItTakes() {
    EventId id = id(1);
    table.begin(id, BODY, NOW);
    long late = NOW + 10 * TTL;
    assertEquals(IN_FLIGHT, table.begin(id, BODY, late));
    table.complete(id, late);
    assertEquals(new Admission.Duplicate(id), table.begin(id, BODY, late + TTL));
  }

  @Test
  void aFullTableSaysSoAndForgetsNothingEarly() {
    IdempotencyTable small = new IdempotencyTable(TTL, 6400, 7);
    List<EventId> fresh = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      EventId id = id(i);
      Admission admission = small.begin(id, BODY, NOW);
      if (admission.equals(FRESH)) {
        small.complete(id, NOW);
        fresh.add(id);
      } else {
        assertEquals(FULL, admission);
      }
    }
    assertEquals(fresh.size(), small.size());
    assertTrue(fresh.size() <= 6400 && fresh.size() > 6000, fresh.size() + " remembered");
    for (EventId id : fresh) {
      assertEquals(new Admission.Duplicate(id), small.begin(id, BODY, NOW + TTL));
    }
    for (int i = 10_000; i < 14_000; i++) {
      assertEquals(FRESH, small.begin(id(i), BODY, FORGOTTEN), "room is made by time");
    }
  }

  @Test
  void itSaysWhatAMapWithoutBoundsWouldSay() {
    long seed = 20261122;
    Random random = new Random(seed);
    IdempotencyTable tested = new IdempotencyTable(3000, 1_000_000, seed);
    Map<Integer, Long> done = new HashMap<>();
    Set<Integer> inFlight = new HashSet<>();
    long now = NOW;
    for (int i = 0; i < 300_000; i++) {
      now += random.nextInt(4) == 0 ? 1 : 0;
      int key = random.nextInt(5000);
      String where = "seed " + seed + ", round " + i;
      if (inFlight.contains(key) && random.nextInt(3) > 0) {
        assertEquals(IN_FLIGHT, tested.begin(id(key), key, now), where);
      } else if (inFlight.remove(key)) {
        if (random.nextInt(4) == 0) {
          tested.abandon(id(key));
        } else {
          tested.complete(id(key), now);
          done.put(key, now);
        }
      } else {
        Admission admission = tested.begin(id(key), key, now);
        // Between the time to live and a step more, either answer is right.
        long age = done.containsKey(key) ? now - done.get(key) : Long.MAX_VALUE;
        if (age <= 3000) {
          assertEquals(new Admission.Duplicate(id(key)), admission, where);
        } else if (age > 3100) {
          assertEquals(FRESH, admission, where);
        }
        if (admission.equals(FRESH)) {
          done.remove(key);
          inFlight.add(key);
        }
      }
    }
  }

  @Test
  void ofFiftyRequestsAtOnceExactlyOneIsFreshForEachOfAThousandKeys() {
    int keys = 1000;
    int requests = 50;
    AtomicIntegerArray fresh = new AtomicIntegerArray(keys);
    AtomicIntegerArray others = new AtomicIntegerArray(keys);
    CountDownLatch ready = new CountDownLatch(requests);
    try (ExecutorService threads = Executors.newFixedThreadPool(requests)) {
      for (int request = 0; request < requests; request++) {
        threads.execute(
            () -> {
              ready.countDown();
              await(ready);
              for (int key = 0; key < keys; key++) {
                boolean first = table.begin(id(key), BODY, NOW).equals(FRESH);
                (first ? fresh : others).incrementAndGet(key);
                if (first && key % 2 == 0) {
                  table.complete(id(key), NOW);
                }
              }
            });
      }
    }
    for (int key = 0; key < keys; key++) {
      assertEquals(1, fresh.get(key), "key " + key);
      assertEquals(requests - 1, others.get(key), "key " + key);
    }
  }

  @Test
  void whatWasDoneInAStepCanBeKeptAndTakenOver() {
    for (int i = 0; i < 3000; i++) {
      table.begin(id(i), i, NOW + i * 10L);
      if (i % 3 != 0) {
        table.complete(id(i), NOW + i * 10L);
      }
    }
    long now = NOW + 30_000;
    IdempotencyTable rebuilt = new IdempotencyTable(TTL, 100_000, 8);
    int kept = 0;
    for (long step = table.step(NOW); step <= table.step(now); step++) {
      for (DoneRequest request : table.doneIn(step)) {
        assertEquals(step, table.step(request.doneAtMillis()));
        assertTrue(rebuilt.remember(request, now));
        kept++;
      }
    }
    assertEquals(2000, kept);
    for (int i = 0; i < 3000; i++) {
      Admission expected = i % 3 == 0 ? FRESH : new Admission.Duplicate(id(i));
      assertEquals(expected, rebuilt.begin(id(i), i, now), "key " + i);
    }
  }

  @Test
  void whatIsTakenOverExpiresAsIfItHadBeenDoneHere() {
    assertTrue(table.remember(new DoneRequest(id(1), BODY, NOW), NOW + TTL));
    assertEquals(new Admission.Duplicate(id(1)), table.begin(id(1), BODY, NOW + TTL));
    assertTrue(table.remember(new DoneRequest(id(2), BODY, NOW), FORGOTTEN));
    assertEquals(FRESH, table.begin(id(2), BODY, FORGOTTEN));
    assertTrue(table.remember(new DoneRequest(id(2), BODY + 1, FORGOTTEN), FORGOTTEN));
    assertEquals(IN_FLIGHT, table.begin(id(2), BODY, FORGOTTEN));
  }

  @Test
  void withoutRoomNothingIsTakenOver() {
    IdempotencyTable tiny = new IdempotencyTable(TTL, 1, 7);
    int remembered = 0;
    for (int i = 0; i < 1000; i++) {
      remembered += tiny.remember(new DoneRequest(id(i), BODY, NOW), NOW) ? 1 : 0;
    }
    assertEquals(remembered, tiny.size());
    assertEquals(64, remembered, "one is rounded up to one for each part");
  }

  @Test
  void idsThatDifferInOneHalfOnlyAreDifferent() {
    for (long i = 1; i <= 2000; i++) {
      assertEquals(FRESH, table.begin(new EventId(i, 0), BODY, NOW));
      assertEquals(FRESH, table.begin(new EventId(0, i), BODY, NOW));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EventId id(int key) {
    return EventId.derived(GAME, "key-" + key);
  }
}
