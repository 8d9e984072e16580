package dev.liveops.apps.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own. */
final class LiveOpsProcess implements AutoCloseable {

  private static final int END_SECONDS_MAX = 60;

  private final Process process;
  private final Path err;

  private LiveOpsProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts a command with these variables, and none of those that this process has. */
  static LiveOpsProcess start(Map<String, String> environment, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LiveOpsMain.class.getName()));
    command.addAll(List.of(args));
    Path err = Files.createTempFile("liveops", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new LiveOpsProcess(builder.start(), err);
  }

  /** Runs a command to its end. */
  static CommandRun run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return runWithInput("", environment, args);
  }

  /** Runs a command to its end, with something on its standard input. */
  static CommandRun runWithInput(String input, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    try (LiveOpsProcess run = start(environment, args)) {
      try (OutputStream in = run.process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String out = new String(run.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new CommandRun(run.awaitEnd(), out, Files.readString(run.err));
    }
  }

  /** The lines on stdout up to {@code last}, which is among them; all, if it does not come. */
  List<String> linesThrough(String last) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.equals(last)) {
        return lines;
      }
    }
    lines.add(Files.readString(err));
    return lines;
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + END_SECONDS_MAX + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(err);
  }
}
