package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code liveops verify}: every event judged, ranked and counted anew, and compared. */
final class Verification {

  private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

  private static final Pattern RATE = Pattern.compile("rate: \\d+ facts in ([0-9.]+) s,");

  private Verification() {}

  /** What a process said, and how long it took. */
  private record Run(double seconds, int exitCode, String said) {}

  static void measure(Rig rig, Report report, Path data, int events)
      throws IOException, InterruptedException {
    boolean oneCore = hasTaskset();
    Run verify = run(rig, oneCore, "verify", "--data", data.toString());
    Matcher rate = RATE.matcher(verify.said());
    if (verify.exitCode() != 0 || !rate.find()) {
      throw new IOException("verify ended with " + verify.exitCode() + ": " + verify.said());
    }
    // What every command takes to start is not the rate of this one.
    double perSecond = events / Double.parseDouble(rate.group(1));
    report.judge(
        "`verify` of %,d events, ".formatted(events) + (oneCore ? "one core" : "all cores"),
        Target.atLeast(200_000, perSecond, "%,.0f/s"),
        "%,.0f events/s: %s s by its own account, %.2f s with the start and end of the process",
        perSecond,
        rate.group(1),
        verify.seconds());
  }

  private static boolean hasTaskset() throws InterruptedException {
    List<String> command = new ArrayList<>(ONE_CORE);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is none
    }
  }

  private static Run run(Rig rig, boolean oneCore, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(oneCore ? ONE_CORE : List.of());
    command.add(rig.root().resolve("liveops").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HMAC_SECRET", Requests.SECRET);
    long startNanos = System.nanoTime();
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    int exitCode = process.waitFor();
    return new Run((System.nanoTime() - startNanos) / 1e9, exitCode, said);
  }
}
