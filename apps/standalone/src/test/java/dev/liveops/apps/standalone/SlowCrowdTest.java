package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.testkit.Knob;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A crowd of connections, each of which sends a byte every three seconds: all are cut within
 * fifteen, and meanwhile others are served as if there was no crowd.
 */
final class SlowCrowdTest {
  private static final int CROWD = Knob.of("slow.connections", 300, 1_500);
  private static final int BESIDE = 20;
  private static final long BYTE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Duration CUT_WITHIN = Duration.ofSeconds(15);

  /** A hundred milliseconds is what is wanted; the machine that runs this is shared. */
  private static final Duration PROBE_P99_MAX =
      Duration.ofMillis(Knob.of("slow.p99.millis", 1_000, 100));

  private static final String HEADERS = "POST /events HTTP/1.1\r\nHost: x\r\nX-A: ";
  private static final String BODY =
      "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
          + "X-Signature: sha256=0\r\nContent-Length: 1000\r\n\r\n{";
  private static final String CHUNKS =
      "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
          + "X-Signature: sha256=0\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{";

  /** A connection that is cut, or is to be. */
  private record Slow(RawClient client, String what) {}

  @Test
  void aCrowdOfSlowConnectionsIsCutAndHoldsUpNobody() throws Exception {
    List<Slow> crowd = new ArrayList<>();
    try (Standalone system = Running.start("RATE_LIMIT_MAX", "1000000");
        ExecutorService probing = Executors.newSingleThreadExecutor()) {
      for (ServiceName service : ServiceName.values()) {
        int each = service == ServiceName.GATEWAY ? CROWD : BESIDE;
        for (int i = 0; i < each; i++) {
          crowd.add(slow(system, service, HEADERS, "headers"));
          crowd.add(slow(system, service, i % 2 == 0 ? BODY : CHUNKS, "a body"));
        }
      }
      Probe probe = new Probe(system.server(ServiceName.GATEWAY).port());
      Future<List<Long>> probed = probing.submit(probe);

      Duration lastCut = dripUntilAllAreCut(crowd);

      probe.stopped = true;
      List<Long> nanos = probed.get(30, TimeUnit.SECONDS);
      nanos.sort(null);
      Duration p99 = Duration.ofNanos(nanos.get(nanos.size() * 99 / 100));
      System.out.printf(
          "slow crowd: the last of %d cut after %d ms; %d probes, p50 %.1f ms, p99 %.1f ms%n",
          2 * (CROWD + BESIDE * (ServiceName.values().length - 1)),
          lastCut.toMillis(),
          nanos.size(),
          nanos.get(nanos.size() / 2) / 1e6,
          p99.toNanos() / 1e6);
      assertTrue(nanos.size() > 50, () -> nanos.size() + " probes");
      assertTrue(p99.compareTo(PROBE_P99_MAX) < 0, p99::toString);
    } finally {
      for (Slow slow : crowd) {
        slow.client().close();
      }
    }
  }

  private static Slow slow(Standalone system, ServiceName service, String start, String what)
      throws IOException {
    RawClient client = new RawClient(system.server(service).port());
    client.send(start);
    return new Slow(client, service + " with " + what);
  }

  /** When the last one was cut: each is watched by a thread of its own, and fed by this one. */
  private static Duration dripUntilAllAreCut(List<Slow> crowd) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService watching = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> cuts = new ArrayList<>();
      for (Slow slow : crowd) {
        cuts.add(watching.submit(() -> cutAfter(slow, start)));
      }
      while (cuts.stream().anyMatch(cut -> !cut.isDone())) {
        LockSupport.parkNanos(BYTE_EVERY_NANOS);
        crowd.forEach(SlowCrowdTest::drip);
      }
      Duration last = Duration.ZERO;
      for (Future<Duration> cut : cuts) {
        last = last.compareTo(cut.get()) > 0 ? last : cut.get();
      }
      return last;
    }
  }

  private static Duration cutAfter(Slow slow, long startNanos) throws IOException {
    while (!slow.client().closedWithin(Duration.ofSeconds(1))) {
      assertTrue(
          System.nanoTime() - startNanos < CUT_WITHIN.toNanos(), () -> slow.what() + " is open");
    }
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static void drip(Slow slow) {
    try {
      slow.client().send("a");
    } catch (IOException cut) {
      // As it should be: its watcher has seen it, too.
      return;
    }
  }

  /** A player of good faith: an event twenty times a second, over one connection. */
  private static final class Probe implements Callable<List<Long>> {
    private final int port;
    private volatile boolean stopped;

    Probe(int port) {
      this.port = port;
    }

    @Override
    public List<Long> call() throws IOException {
      List<Long> nanos = new ArrayList<>();
      try (RawClient client = new RawClient(port)) {
        for (int i = 0; !stopped; i++) {
          String body =
              "{\"type\":\"boss_kill\",\"playerId\":\"p%d\",\"ts\":%d,\"payload\":"
                      .formatted(i, Instant.now().getEpochSecond())
                  + "{\"bossId\":\"dragon\",\"tier\":1,\"points\":1}}";
          String signature =
              RequestSignature.sign(Caller.KEY, body.getBytes(StandardCharsets.UTF_8));
          long start = System.nanoTime();
          client.send(
              "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Signature: "
                  + signature
                  + "\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body);
          assertEquals(202, client.answer().status());
          nanos.add(System.nanoTime() - start);
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
      }
      return nanos;
    }
  }
}
