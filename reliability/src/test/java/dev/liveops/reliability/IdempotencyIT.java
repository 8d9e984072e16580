package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key stands for one event, however many requests bring it at once, and with whatever bodies. */
class IdempotencyIT {

  private static final int KEYS = Knob.of("idempotency.keys", 1_000, 20_000);
  private static final int REQUESTS_OF_EACH = 50;
  private static final int THREADS = 50;

  /** Every tenth request of every third key brings another body. */
  private static final int OTHER_BODY_KEYS = 3;

  private static final int OTHER_BODY_REQUESTS = 10;
  private static final int POINTS = 3;
  private static final int OTHER_POINTS = 7;
  private static final Duration JOIN_MAX = Duration.ofMinutes(30);
  private static final Duration COUNTED_MAX = Duration.ofSeconds(20);

  @TempDir private Path directory;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<Key> keys = new AtomicReferenceArray<>(KEYS);

  /** What the requests of a key were answered. */
  private static final class Key {
    final int[] accepted = new int[2]; // by body: 202
    final int[] duplicates = new int[2]; // 208
    final int[] inFlight = new int[2]; // 409
    final int[] reused = new int[2]; // 422
    String id = "";

    synchronized void note(int body, Answer answer) {
      switch (answer.status()) {
        case 202 -> accepted[body]++;
        case 208 -> duplicates[body]++;
        case 409 -> inFlight[body]++;
        case 422 -> reused[body]++;
        default -> throw new AssertionError("neither 202, 208, 409 nor 422: " + answer);
      }
      if (answer.status() < 300) {
        String told = answer.field("event_id");
        assertTrue(id.isEmpty() || id.equals(told), "two ids of one key");
        id = told;
      }
    }

    /** Which body became the event. */
    int winner() {
      return accepted[0] == 1 ? 0 : 1;
    }

    void check() {
      int loser = 1 - winner();
      assertEquals(1, accepted[winner()], "accepted once");
      assertEquals(0, accepted[loser], "accepted with one body");
      assertEquals(0, duplicates[loser], "nothing but the event is its duplicate");
      assertEquals(0, reused[winner()], "the event's own body is no other body");
    }
  }

  @Test
  void aKeyHasOneEffectWhateverComesAtOnce() throws IOException {
    long startNanos = System.nanoTime();
    for (int i = 0; i < KEYS; i++) {
      keys.set(i, new Key());
    }
    try (LiveOps system = LiveOps.start(Setup.exact(directory.resolve("data")))) {
      Workers.start(THREADS, number -> send(system)).join(JOIN_MAX);
      try (Client client = new Client(system)) {
        for (int i = 0; i < KEYS; i++) {
          keys.get(i).check();
          checkAgain(client, i);
        }
        Map<String, Long> expected = expected();
        Await.until("it counts", COUNTED_MAX, () -> Scores.read(client).equals(expected));
        report(startNanos);
        assertTheCheckIsOne(client, expected);
      }
    }
  }

  /** Neighbours in the count bring the same key, so that they meet. */
  private void send(LiveOps system) throws IOException {
    try (Client client = new Client(system)) {
      int all = KEYS * REQUESTS_OF_EACH;
      for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
        int key = i / REQUESTS_OF_EACH;
        boolean other = key % OTHER_BODY_KEYS == 0 && i % OTHER_BODY_REQUESTS == 0;
        keys.get(key).note(other ? 1 : 0, post(client, key, other ? 1 : 0));
      }
    }
  }

  private static Answer post(Client client, int key, int body) throws IOException {
    String event = Acts.progression("p" + key, body == 0 ? POINTS : OTHER_POINTS, "");
    return client.post(Service.GATEWAY, "/events", event, "key-" + key);
  }

  /** When nothing is in flight, there is one answer to each body. */
  private void checkAgain(Client client, int number) throws IOException {
    Key key = keys.get(number);
    Answer same = post(client, number, key.winner());
    assertEquals(208, same.status(), same::toString);
    assertEquals(key.id, same.field("event_id"));
    Answer other = post(client, number, 1 - key.winner());
    assertEquals(422, other.status(), other::toString);
  }

  private Map<String, Long> expected() {
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < KEYS; i++) {
      expected.put("p" + i, (long) (keys.get(i).winner() == 0 ? POINTS : OTHER_POINTS));
    }
    return expected;
  }

  /** A lie to be caught: one event more, which the books know nothing of. */
  private static void assertTheCheckIsOne(Client client, Map<String, Long> expected)
      throws IOException {
    String event = Acts.progression("p0", POINTS, "");
    assertEquals(202, client.post(Service.GATEWAY, "/events", event, "one-more").status());
    Await.until("it counts", COUNTED_MAX, () -> !Scores.read(client).equals(expected));
  }

  private void report(long startNanos) {
    int[] statuses = new int[4];
    for (int i = 0; i < KEYS; i++) {
      Key key = keys.get(i);
      statuses[0] += key.accepted[0] + key.accepted[1];
      statuses[1] += key.duplicates[0] + key.duplicates[1];
      statuses[2] += key.inFlight[0] + key.inFlight[1];
      statuses[3] += key.reused[0] + key.reused[1];
    }
    assertEquals(KEYS, statuses[0]);
    System.out.printf(
        "idempotency: %d keys x %d requests by %d threads in %d s: 202 %d, 208 %d, 409 %d, 422 %d;"
            + " lost 0, doubled 0%n",
        KEYS,
        REQUESTS_OF_EACH,
        THREADS,
        (System.nanoTime() - startNanos) / 1_000_000_000L,
        statuses[0],
        statuses[1],
        statuses[2],
        statuses[3]);
  }
}
