package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than the system can do: it says so, and goes on doing what it can. */
class OverloadIT {

  private static final String OTHER_SECRET = "the secret of somebody who asks for too much";
  private static final int PLAYERS = 20_000;
  private static final Duration PHASE = Duration.ofSeconds(Knob.of("overload.seconds", 6, 60));
  // The generator shares the processors, and other programs may, too: what is promised is measured
  // on a quiet machine; here only a collapse fails.
  private static final double COLLAPSE = 0.4;
  private static final long GROWTH_BYTES_MAX = 96L * 1024 * 1024;

  @TempDir private Path directory;

  @Test
  void atThreeTimesTheCapacityWhatCanBeDoneIsDoneAndTheRestIsToldToComeBack() throws Exception {
    Setup setup = Setup.exact(directory.resolve("data"));
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system)) {
      IntFunction<byte[]> events = signed(Setup.SECRET, "", PLAYERS, OverloadIT::event);
      var gateway = system.address(Service.GATEWAY);
      Load warm = Load.closed(gateway, 64, PHASE, events);
      Load peak = Load.closed(gateway, 64, PHASE, events);
      long before = system.residentBytes();

      Load over = Load.open(gateway, 1_500, 3 * peak.rate(202), PHASE, events);

      long growth = system.residentBytes() - before;
      System.out.printf(
          "overload: warm %.0f/s, peak %.0f/s, at three times that %.0f/s (%s), memory %+d MB%n",
          warm.rate(202), peak.rate(202), over.rate(202), over, growth >> 20);
      assertEquals(0, over.broken(), "requests without an answer");
      assertOnlyAcceptedOrToldToComeBack(over);
      assertTrue(growth < GROWTH_BYTES_MAX, () -> "grew by " + growth);
      assertTrue(over.rate(202) > COLLAPSE * peak.rate(202), over::toString);
      assertBackToNormal(system, client);
    }
  }

  private static void assertOnlyAcceptedOrToldToComeBack(Load load) {
    assertEquals(
        load.answered(), load.count(202) + load.count(429) + load.count(503), load::toString);
    assertEquals(0, load.countWithoutRetryAfter(429) + load.countWithoutRetryAfter(503));
  }

  private static void assertBackToNormal(LiveOps system, Client client) {
    AtomicInteger number = new AtomicInteger();
    Await.until(
        "50 events in a row are accepted, and answered within 100 ms each",
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 50; i++) {
            long startNanos = System.nanoTime();
            String body = event(number.incrementAndGet());
            if (client.post(Service.GATEWAY, "/events", body).status() != 202
                || System.nanoTime() - startNanos > 100_000_000) {
              return false;
            }
          }
          return true;
        });
    Await.until(
        "it is ready",
        Duration.ofSeconds(5),
        () -> client.get(Service.GATEWAY, "/health/ready").status() == 200);
    assertTrue(system.isAlive());
  }

  @Test
  void aPlayerAtFiftyTimesTheQuotaLeavesTheOthersAlone() throws Exception {
    Setup setup = Setup.exact(directory.resolve("data")).with("RATE_LIMIT_MAX", "20");
    try (LiveOps system = LiveOps.start(setup);
        ExecutorService both = Executors.newFixedThreadPool(2)) {
      IntFunction<byte[]> greedy = signed(Setup.SECRET, "", 1, i -> event(-1));
      IntFunction<byte[]> modest = signed(Setup.SECRET, "", PLAYERS, OverloadIT::event);
      var gateway = system.address(Service.GATEWAY);

      Future<Load> one = both.submit(() -> Load.open(gateway, 16, 50 * 20, PHASE, greedy));
      Future<Load> many = both.submit(() -> Load.open(gateway, 32, 1_000, PHASE, modest));

      report("a player", one.get(), many.get());
      assertOnlyAcceptedOrToldToComeBack(one.get());
      assertTrue(one.get().count(202) <= 20 * (PHASE.toSeconds() + 2), one.get()::toString);
      assertTrue(one.get().count(429) > 0, one.get()::toString);
      assertNearlyAllAccepted(many.get());
    }
  }

  @Test
  void aKeyAtFiftyTimesTheQuotaLeavesTheOthersAlone() throws Exception {
    Setup setup =
        Setup.exact(directory.resolve("data"))
            .with("KEY_RATE_LIMIT_MAX", "100")
            .with("HMAC_KEYS", "greedy:default:" + OTHER_SECRET);
    try (LiveOps system = LiveOps.start(setup);
        ExecutorService both = Executors.newFixedThreadPool(2)) {
      IntFunction<byte[]> greedy =
          signed(OTHER_SECRET, "X-Key-Id: greedy\r\n", PLAYERS, OverloadIT::event);
      IntFunction<byte[]> modest = signed(Setup.SECRET, "", PLAYERS, OverloadIT::event);
      var gateway = system.address(Service.GATEWAY);

      Future<Load> one = both.submit(() -> Load.open(gateway, 32, 50 * 100, PHASE, greedy));
      Future<Load> many = both.submit(() -> Load.open(gateway, 8, 80, PHASE, modest));

      report("a key", one.get(), many.get());
      assertOnlyAcceptedOrToldToComeBack(one.get());
      assertTrue(one.get().count(202) <= 100 * (PHASE.toSeconds() + 2), one.get()::toString);
      assertTrue(one.get().count(429) > 0, one.get()::toString);
      assertNearlyAllAccepted(many.get());
    }
  }

  private static void report(String who, Load one, Load many) {
    System.out.printf(
        "quota: %s at 50 times its quota %s; the others %s, %.3f %% accepted%n",
        who, one, many, 100.0 * many.count(202) / many.answered());
  }

  private static void assertNearlyAllAccepted(Load load) {
    assertTrue(load.count(202) >= 0.999 * (load.answered() + load.broken()), load::toString);
  }

  @Test
  void largeBodiesFromAnybodyDoNotFillTheMemory() throws Exception {
    Setup setup = Setup.exact(directory.resolve("data"));
    byte[] large = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    byte[] forged =
        Client.request(
            "POST /events/batch", "X-Signature: sha256=" + "0".repeat(64) + "\r\n", large);
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system);
        ExecutorService both = Executors.newFixedThreadPool(2)) {
      IntFunction<byte[]> modest = signed(Setup.SECRET, "", PLAYERS, OverloadIT::event);
      var gateway = system.address(Service.GATEWAY);

      Future<Load> flood = both.submit(() -> Load.closed(gateway, 300, PHASE, number -> forged));
      Future<Load> many = both.submit(() -> Load.open(gateway, 8, 50, PHASE, modest));

      System.out.printf(
          "flood of bodies: %s; the others %s; resident %d MB%n",
          flood.get(), many.get(), system.residentBytes() >> 20);
      assertEquals(0, flood.get().count(202) + flood.get().count(500), flood.get()::toString);
      assertTrue(flood.get().count(401) > 0, flood.get()::toString);
      assertNearlyAllAccepted(many.get());
      assertBackToNormal(system, client);
    }
  }

  /** Events that are signed once and sent again and again, in turn, whoever asks for the next. */
  private static IntFunction<byte[]> signed(
      String secret, String headers, int count, IntFunction<String> bodies) {
    Mac mac = Client.mac(secret);
    byte[][] requests = new byte[count][];
    for (int i = 0; i < count; i++) {
      byte[] body = bodies.apply(i).getBytes(StandardCharsets.UTF_8);
      String signature = "X-Signature: " + Client.signature(mac, body) + "\r\n";
      requests[i] = Client.request("POST /events", headers + signature, body);
    }
    AtomicInteger next = new AtomicInteger();
    return number -> requests[Math.floorMod(next.getAndIncrement(), count)];
  }

  private static String event(int player) {
    return "{\"type\":\"progression\",\"playerId\":\"p%d\",\"ts\":1730560000,\"payload\":{\"deltaXp\":1}}"
        .formatted(player);
  }
}
