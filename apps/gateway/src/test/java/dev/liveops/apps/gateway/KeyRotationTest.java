package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.testkit.Knob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key is replaced while clients are sending: first both are valid, then the new one alone. */
final class KeyRotationTest {
  private static final int CLIENTS = 6;
  private static final int EVENTS_BETWEEN_STEPS = Knob.of("rotation.events", 200, 20_000);
  private static final long SECONDS_MAX = Knob.of("rotation.seconds", 60, 3_600);

  private static final KeyRing OLD = new KeyRing(List.of(TestGateway.KEY));
  private static final KeyRing BOTH = new KeyRing(List.of(TestGateway.KEY, TestGateway.NEXT_KEY));
  private static final KeyRing NEW = new KeyRing(List.of(TestGateway.NEXT_KEY));

  private final ConcurrentHashMap<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final SigningKey[] keys = new SigningKey[CLIENTS];
  private final Object[] locks = new Object[CLIENTS];
  private TestGateway gateway;

  @BeforeEach
  void start() {
    gateway = new TestGateway();
    gateway.ring = OLD;
    Arrays.fill(keys, TestGateway.KEY);
    Arrays.setAll(locks, client -> new Object());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void clientsThatSwitchWhileBothKeysAreValidAreNeverRefused() throws Exception {
    underLoad(
        () -> {
          gateway.ring = BOTH;
          for (int i = 0; i < CLIENTS; i++) {
            switchOver(i);
            awaitEvents();
          }
          // Each client has sent with its new key: nothing signed with the old one is on its way.
          gateway.ring = NEW;
        });

    assertEquals(Set.of(202), answers.keySet());
    assertTrue(answers.get(202).get() >= (CLIENTS + 2) * EVENTS_BETWEEN_STEPS);
    event("late", TestGateway.KEY).send().problem(401, "bad-signature");
  }

  /** Shows that the test above would see a refusal. */
  @Test
  void withoutATimeInWhichBothAreValidClientsAreRefused() throws Exception {
    underLoad(
        () -> {
          gateway.ring = NEW;
          awaitEvents();
          for (int i = 0; i < CLIENTS; i++) {
            switchOver(i);
          }
        });

    assertTrue(answers.get(401).get() > 0, answers::toString);
    assertTrue(answers.get(202).get() > 0, answers::toString);
  }

  private interface Steps {
    void run() throws Exception;
  }

  private void underLoad(Steps steps) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        running.add(clients.submit(() -> keepSending(client)));
      }
      awaitEvents();
      try {
        steps.run();
        awaitEvents();
      } finally {
        stop.set(true);
      }
      for (Future<?> client : running) {
        client.get(SECONDS_MAX, TimeUnit.SECONDS);
      }
    }
  }

  private Void keepSending(int client) throws Exception {
    for (int i = 0; !stop.get(); i++) {
      int status;
      synchronized (locks[client]) {
        status = event("p" + client + "-" + i, keys[client]).send().status();
      }
      answers.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
      sent.incrementAndGet();
    }
    return null;
  }

  /** Between two requests of that client, so that none of them is on its way with the old key. */
  private void switchOver(int client) {
    synchronized (locks[client]) {
      keys[client] = TestGateway.NEXT_KEY;
    }
  }

  private Request event(String player, SigningKey key) {
    return gateway.request("POST", "/events").json(Events.progression(player, 10)).signed(key);
  }

  private void awaitEvents() {
    int goal = sent.get() + EVENTS_BETWEEN_STEPS;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (sent.get() < goal) {
      assertTrue(System.nanoTime() < deadline, "clients are stuck");
      Thread.onSpinWait();
    }
  }
}
