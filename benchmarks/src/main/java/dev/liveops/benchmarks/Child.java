package dev.liveops.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that is measured: it says where it listens, then {@code ready}. For one thread.
 *
 * <p>Whatever is asked of a process that has ended by itself fails with a message that says so.
 */
final class Child implements AutoCloseable {

  private static final int STOP_SECONDS_MAX = 60;
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final ProcessBuilder builder;
  private final Process process;
  private final Map<String, InetSocketAddress> addresses = new HashMap<>();
  private final double secondsToReady;

  private Child(ProcessBuilder builder) throws IOException {
    this.builder = builder;
    long startNanos = System.nanoTime();
    this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Whoever ends the benchmark ends what it started.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("ready")) {
      note(line);
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("ended before it was ready: " + builder.command());
    }
    this.secondsToReady = (System.nanoTime() - startNanos) / 1e9;
    Thread.ofPlatform().daemon().start(() -> discard(out));
  }

  /** Reads what else it says, so that it never waits for somebody to listen. */
  private static void discard(BufferedReader out) {
    try {
      while (out.readLine() != null) {}
    } catch (IOException e) {
      return; // it was ended, and there is nothing more to hear
    }
  }

  /**
   * The built system on a directory, with ports of its own.
   *
   * @param services the ones to run; all when none is named
   */
  static Child liveOps(Path root, Path data, String... services) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("liveops").toString(), "run");
    builder.command().addAll(List.of(services));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LIVEOPS_") || name.endsWith("_PORT"));
    for (String service :
        List.of("GATEWAY", "FAIRNESS", "LEADERBOARD", "PROGRESSION", "WEB", "METRICS")) {
      environment.put(service + "_PORT", "0");
    }
    environment.put("LIVEOPS_DATA", data.toString());
    environment.put("HMAC_SECRET", Requests.SECRET);
    environment.put("LOG_LEVEL", "warn");
    return new Child(builder);
  }

  /** A main class of this program, with the JVM and the flags of another child. */
  static Child like(Child other, Class<?> main) throws IOException {
    List<String> command = new ArrayList<>(other.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new Child(new ProcessBuilder(command));
  }

  /** The system again, on another directory, by a JVM that has no start-up cache. */
  static Child withoutCache(Child other, Path data) throws IOException {
    List<String> all = other.commandLine();
    List<String> command = new ArrayList<>(other.flags());
    command.addAll(all.subList(all.indexOf("-jar"), all.size()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(other.builder.environment());
    builder.environment().put("LIVEOPS_DATA", data.toString());
    return new Child(builder);
  }

  private List<String> flags() throws IOException {
    return commandLine().stream()
        .takeWhile(argument -> !argument.equals("-jar"))
        .filter(argument -> !argument.startsWith("-XX:AOT"))
        .toList();
  }

  private void note(String line) {
    String[] words = line.split("\\s+");
    if (words.length == 2 && words[1].startsWith("http://")) {
      URI uri = URI.create(words[1]);
      addresses.put(words[0], new InetSocketAddress(uri.getHost(), uri.getPort()));
    }
  }

  InetSocketAddress address(String service) {
    return addresses.get(service);
  }

  double secondsToReady() {
    return secondsToReady;
  }

  /** Whether the JVM was given a start-up cache. */
  boolean hasCache() throws IOException {
    return commandLine().stream().anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
  }

  private List<String> commandLine() throws IOException {
    return List.of(read("cmdline").split("\0"));
  }

  /** What it has used so far. */
  Usage usage() throws IOException {
    double seconds = System.nanoTime() / 1e9;
    double cpu = cpuSeconds(read("stat"));
    Map<Usage.Work, Double> byWork = new EnumMap<>(Usage.Work.class);
    try (Stream<Path> threads = Files.list(proc("task"))) {
      for (Path thread : threads.toList()) {
        String stat = threadStat(thread);
        if (!stat.isEmpty()) {
          String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
          byWork.merge(Usage.Work.of(name), cpuSeconds(stat), Double::sum);
        }
      }
    }
    return new Usage(seconds, cpu, byWork);
  }

  private static String threadStat(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (NoSuchFileException e) {
      return ""; // the thread has ended since it was listed
    }
  }

  /** User and system time, of a line in proc(5)'s format "stat". */
  private static double cpuSeconds(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  double residentMegabytes() throws IOException {
    Matcher matcher = RESIDENT.matcher(read("status"));
    if (!matcher.find()) {
      throw new IOException("no VmRSS of " + process.pid());
    }
    return Long.parseLong(matcher.group(1)) / 1024.0;
  }

  /** For how many seconds collections of garbage have stopped everything, by {@code jstat}. */
  double pausedSeconds() throws IOException {
    requireAlive();
    Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
    Process asked =
        new ProcessBuilder(jstat.toString(), "-gc", Long.toString(process.pid())).start();
    String[] words = new String(asked.getInputStream().readAllBytes()).strip().split("\\s+");
    requireAlive();
    return Double.parseDouble(words[words.length - 1]); // GCT, the last column
  }

  /** What it tells Prometheus. */
  String metrics() throws IOException {
    InetSocketAddress address = address("metrics");
    requireAlive();
    return new String(
        URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/metrics")
            .toURL()
            .openStream()
            .readAllBytes());
  }

  /**
   * Says so when it has ended by itself: out of memory, most likely.
   *
   * @throws IOException then
   */
  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "the measured process ended by itself, exit code " + process.exitValue());
    }
  }

  private String read(String file) throws IOException {
    requireAlive();
    return Files.readString(proc(file));
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("did not stop within " + STOP_SECONDS_MAX + " s");
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
