package dev.liveops.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator of that name, which takes less of the processor than anything in Java. */
final class Wrk {

  private static final Pattern ANSWERED = Pattern.compile("(\\d+) requests in ([0-9.]+)(ms|s|m),");
  private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  private Wrk() {}

  static boolean isThere() {
    try {
      return new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor() >= 0;
    } catch (IOException e) {
      return false; // there is none
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static ClosedLoop.Counts run(
      Path scratch, InetSocketAddress address, Requests requests, int connections, Duration time)
      throws IOException, InterruptedException {
    Path file = requests.write(scratch);
    Path script = scratch.resolve("send.lua");
    try (InputStream lua = Wrk.class.getResourceAsStream("send.lua")) {
      Files.copy(lua, script, StandardCopyOption.REPLACE_EXISTING);
    }
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
    Files.delete(file);
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + said);
    }
    return counts(said);
  }

  /** Reads what it prints at the end. */
  static ClosedLoop.Counts counts(String said) throws IOException {
    Matcher answered = ANSWERED.matcher(said);
    if (!answered.find()) {
      throw new IOException("wrk said: " + said);
    }
    long bad = 0;
    Matcher refused = BAD.matcher(said);
    if (refused.find()) {
      bad += Long.parseLong(refused.group(1));
    }
    // Requests that broke have no answer, and are not among the answered ones.
    long broken = 0;
    Matcher errors = BROKEN.matcher(said);
    if (errors.find()) {
      for (int i = 1; i <= errors.groupCount(); i++) {
        broken += Long.parseLong(errors.group(i));
      }
    }
    double unitSeconds =
        switch (answered.group(3)) {
          case "m" -> 60;
          case "ms" -> 1e-3;
          default -> 1;
        };
    return new ClosedLoop.Counts(
        Long.parseLong(answered.group(1)) + broken,
        bad + broken,
        Double.parseDouble(answered.group(2)) * unitSeconds);
  }
}
