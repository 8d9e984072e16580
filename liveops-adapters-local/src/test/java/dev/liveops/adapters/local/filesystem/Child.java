package dev.liveops.adapters.local.filesystem;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@link PublishingChild} from outside: what it said, and signals to it. */
final class Child implements AutoCloseable {

  private static final long WAIT_MAX_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final Thread listener;
  private volatile long pid;
  private volatile String fault = "";
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<Long, String> refused = new ConcurrentHashMap<>();
  private volatile String lastError = "";

  private Child(Process process) {
    this.process = process;
    this.listener = Thread.ofPlatform().name("child-listener").daemon().start(this::listen);
  }

  /**
   * Starts it over a directory.
   *
   * @param launcher what to put before {@code java}
   */
  static Child start(List<String> launcher, Path root) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            PublishingChild.class.getName(),
            root.toString()));
    Child child =
        new Child(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    child.await(() -> child.pid > 0, "it starts");
    return child;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(line.split(" ", 3));
      }
    } catch (IOException e) {
      lastError = e.toString(); // it was killed
    }
  }

  private void heard(String[] words) {
    switch (words[0]) {
      case "pid" -> pid = Long.parseLong(words[1]);
      case "ack" -> acknowledged.add(Long.parseLong(words[1]));
      case "nack" -> refused.put(Long.parseLong(words[1]), words[2]);
      case "fault" -> fault = words[1] + " " + words[2];
      default -> lastError = String.join(" ", words);
    }
  }

  /** The numbers that it was told are durable. */
  Set<Long> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** The numbers that it was told could not be written, and why. */
  Map<Long, String> refused() {
    return Map.copyOf(refused);
  }

  /** What its storage says is broken; empty while nothing is. */
  String fault() {
    return fault;
  }

  long pid() {
    return pid;
  }

  /** Waits until something is so. */
  void await(BooleanSupplier holds, String what) throws InterruptedException {
    long deadline = System.nanoTime() + WAIT_MAX_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError(
            "waited in vain until %s (acks %d, refused %d, fault \"%s\", alive %s, %s)"
                .formatted(
                    what,
                    acknowledged.size(),
                    refused.size(),
                    fault,
                    process.isAlive(),
                    lastError));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** Sends a signal by name, and returns when it has been delivered. */
  void signal(String name) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill -" + name + " ended with " + exit);
    }
  }

  /** Kills it at once, and returns when all that it said was heard. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    listener.join();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted before the child was gone", e);
    }
  }
}
