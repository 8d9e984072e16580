package dev.liveops.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As many requests as a number of connections get answered: by wrk where there is one. */
final class ClosedLoop {

  private static final Pattern ANSWERED = Pattern.compile("(\\d+) requests in ([0-9.]+)(m?s|m)");
  private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  private final Path scratch;
  private final boolean wrk;

  ClosedLoop(Path scratch) {
    this.scratch = scratch;
    this.wrk = hasWrk();
  }

  private static boolean hasWrk() {
    try {
      return new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor() >= 0;
    } catch (IOException e) {
      return false; // there is none
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What sends. */
  String name() {
    return wrk ? "wrk" : "sockets of the JVM";
  }

  /** Loads a service of a child. */
  Throughput run(Child child, String service, Requests requests, int connections, Duration time)
      throws IOException, InterruptedException {
    double cpuBefore = child.cpuSeconds();
    InetSocketAddress address = child.address(service);
    Counts counts =
        wrk
            ? byWrk(address, requests, connections, time)
            : bySockets(address, requests, connections, time);
    double cpu = child.isAlive() ? child.cpuSeconds() - cpuBefore : Double.NaN;
    return new Throughput(
        (counts.answered() - counts.bad()) / counts.seconds(),
        counts.bad(),
        cpu * 1e6 / counts.answered());
  }

  private record Counts(long answered, long bad, double seconds) {}

  private Counts byWrk(InetSocketAddress address, Requests requests, int connections, Duration time)
      throws IOException, InterruptedException {
    Path file = requests.write(scratch);
    Path script = scratch.resolve("send.lua");
    Files.copy(
        ClosedLoop.class.getResourceAsStream("send.lua"),
        script,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder builder =
        new ProcessBuilder(
                "wrk",
                "-t2",
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "-s",
                script.toString(),
                "http://" + address.getHostString() + ":" + address.getPort())
            .redirectErrorStream(true);
    builder.environment().put("REQUESTS", file.toString());
    builder.environment().put("METHOD", requests.method());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + said);
    }
    Files.delete(file);
    Matcher answered = ANSWERED.matcher(said);
    if (!answered.find()) {
      throw new IOException("wrk said: " + said);
    }
    Matcher bad = BAD.matcher(said);
    Matcher broken = BROKEN.matcher(said);
    long faults = bad.find() ? Long.parseLong(bad.group(1)) : 0;
    if (broken.find()) {
      for (int i = 1; i <= 4; i++) {
        faults += Long.parseLong(broken.group(i));
      }
    }
    double unit = answered.group(3).equals("m") ? 60 : answered.group(3).equals("ms") ? 1e-3 : 1;
    return new Counts(
        Long.parseLong(answered.group(1)), faults, Double.parseDouble(answered.group(2)) * unit);
  }

  private static Counts bySockets(
      InetSocketAddress address, Requests requests, int connections, Duration time)
      throws InterruptedException {
    List<byte[]> bytes =
        requests.each().stream().map(request -> request.bytes(requests.method())).toList();
    AtomicInteger next = new AtomicInteger();
    LongAdder answered = new LongAdder();
    LongAdder bad = new LongAdder();
    long startNanos = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Wire wire = new Wire(address)) {
                      while (System.nanoTime() - startNanos < time.toNanos()) {
                        int at = Math.floorMod(next.getAndIncrement(), bytes.size());
                        int status = wire.exchange(bytes.get(at));
                        answered.increment();
                        bad.add(status / 100 == 2 ? 0 : 1);
                      }
                    } catch (IOException e) {
                      answered.increment();
                      bad.increment();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Counts(answered.sum(), bad.sum(), (System.nanoTime() - startNanos) / 1e9);
  }
}
