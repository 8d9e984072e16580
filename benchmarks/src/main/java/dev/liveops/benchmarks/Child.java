package dev.liveops.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that is measured: it says where it listens, then {@code ready}. For one thread. */
final class Child implements AutoCloseable {

  private static final int STOP_SECONDS_MAX = 30;
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

  private final Process process;
  private final Map<String, InetSocketAddress> addresses = new HashMap<>();
  private final double secondsToReady;

  private Child(ProcessBuilder builder) throws IOException {
    long startNanos = System.nanoTime();
    this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
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

  /** The built system on a directory, with ports of its own. */
  static Child liveOps(Path root, Path data, Map<String, String> settings) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(root.resolve("liveops").toString(), "run");
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LIVEOPS_") || name.endsWith("_PORT"));
    for (String service :
        List.of("GATEWAY", "FAIRNESS", "LEADERBOARD", "PROGRESSION", "WEB", "METRICS")) {
      environment.put(service + "_PORT", "0");
    }
    environment.put("LIVEOPS_DATA", data.toString());
    environment.put("HMAC_SECRET", Requests.SECRET);
    environment.put("LOG_LEVEL", "warn");
    environment.putAll(settings);
    return new Child(builder);
  }

  /** A main class of this program, with the JVM and the flags of another child. */
  static Child like(Child other, Class<?> main) throws IOException {
    List<String> command = new ArrayList<>();
    for (String argument : other.commandLine()) {
      if (argument.equals("-jar")) {
        break;
      }
      if (!argument.startsWith("-XX:AOT")) {
        command.add(argument);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new Child(new ProcessBuilder(command));
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

  /** The program and its arguments. */
  List<String> commandLine() throws IOException {
    return List.of(Files.readString(proc("cmdline")).split("\0"));
  }

  /** Seconds of processor time used so far. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  double residentMegabytes() throws IOException {
    Matcher matcher =
        Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(proc("status")));
    if (!matcher.find()) {
      throw new IOException("no VmRSS of " + process.pid());
    }
    return Long.parseLong(matcher.group(1)) / 1024.0;
  }

  /** Whether it still runs: a process that ran out of memory ends. */
  boolean isAlive() {
    return process.isAlive();
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
