package dev.liveops.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The built system as a process of its own, started by the launcher as a user starts it, in an
 * environment that has nothing but what it needs. Safe for use by many threads.
 *
 * <p>What it writes on stderr is kept in {@code target/children}, and is part of every failure that
 * this class reports.
 */
final class LiveOps implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofSeconds(60);
  private static final Duration EXIT_MAX = Duration.ofSeconds(60);
  private static final int DUMP_MILLIS = 3_000;
  private static final int LOG_SHOWN_MAX = 6_000;
  private static final String LOG_NAME = "child-" + ProcessHandle.current().pid() + "-%04d.log";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Process process;
  private final Path log;
  private final long launchedNanos = System.nanoTime();
  private final Map<String, InetSocketAddress> addresses = new ConcurrentHashMap<>();
  private final List<String> out = new ArrayList<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile boolean ready;
  private volatile long readyNanos;

  private LiveOps(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread.ofPlatform().daemon().name("child-" + process.pid()).start(this::read);
  }

  /**
   * Starts all services, and waits until they answer.
   *
   * @throws AssertionError when they do not
   */
  static LiveOps start(Setup setup) {
    LiveOps system = launch(setup);
    try {
      system.awaitReady();
      return system;
    } catch (AssertionError e) {
      system.close();
      throw e;
    }
  }

  /** Starts all services, and waits for nothing. */
  static LiveOps launch(Setup setup) {
    return run(setup, "run");
  }

  /** Runs any command of the launcher, in the environment of the system. */
  static LiveOps run(Setup setup, String... arguments) {
    Path log = Checkout.logs().resolve(LOG_NAME.formatted(COUNT.incrementAndGet()));
    List<String> command = new ArrayList<>(setup.wrapper());
    command.add(Checkout.launcher().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(
        "LIVEOPS_JAVA_OPTS", "-XX:+UseSerialGC -Xmx128m " + String.join(" ", setup.javaOptions()));
    environment.putAll(setup.environment());
    try {
      return new LiveOps(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (out) {
          out.add(line);
        }
        note(line);
      }
    } catch (IOException e) {
      // The process is gone, which those who wait learn below.
      synchronized (out) {
        out.add(e.toString());
      }
    } finally {
      told.countDown();
    }
  }

  private void note(String line) {
    String[] words = line.split("\\s+");
    if (line.equals("ready")) {
      readyNanos = System.nanoTime();
      ready = true;
      told.countDown();
    } else if (words.length == 2 && words[1].startsWith("http://")) {
      URI uri = URI.create(words[1]);
      addresses.put(words[0], new InetSocketAddress(uri.getHost(), uri.getPort()));
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws AssertionError when it ends first, or takes far too long
   */
  LiveOps awaitReady() {
    if (!saysReady(READY_MAX)) {
      throw failure("not ready");
    }
    return this;
  }

  /** Whether it says that it is ready within some time; false also when it ends first. */
  boolean saysReady(Duration max) {
    try {
      return told.await(max.toMillis(), TimeUnit.MILLISECONDS) && ready;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** From the launch until it said that it is ready. */
  Duration startTime() {
    return Duration.ofNanos(readyNanos - launchedNanos);
  }

  /** Where a service listens; known once the system is ready. */
  InetSocketAddress address(Service service) {
    InetSocketAddress address = addresses.get(service.label());
    if (address == null) {
      throw failure("no address of " + service.label());
    }
    return address;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The memory it has in use, as the system counts it. */
  long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
      String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return 1_024 * Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException e) {
      throw failure("its memory cannot be read: " + e);
    }
  }

  /** What it has written on stdout so far. */
  List<String> stdout() {
    synchronized (out) {
      return List.copyOf(out);
    }
  }

  /** What it has written on stderr so far. */
  String stderr() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGKILL, and waits until the process is no more. */
  void kill9() {
    process.destroyForcibly();
    int unused = awaitExit();
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for its end: the exit code, 128 + the signal where one ended it. */
  int awaitExit() {
    try {
      if (!process.waitFor(EXIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
        tellWhatThreadsDo();
        throw failure("still running");
      }
      told.await();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Has the JVM write on stdout where each of its threads is. */
  private void tellWhatThreadsDo() throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean unused = process.waitFor(DUMP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A failure with what the process has said. */
  AssertionError failure(String what) {
    String err = stderr();
    String end = err.substring(Math.max(0, err.length() - LOG_SHOWN_MAX));
    String state = process.isAlive() ? "alive" : "exit code " + process.exitValue();
    return new AssertionError(
        "%s (pid %d, %s)%nstdout: %s%nstderr (%s): %s"
            .formatted(what, pid(), state, String.join("\n", stdout()), log, end));
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted", e);
  }

  /** Ends it in no orderly way, if it still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill9();
    }
  }
}
