package dev.liveops.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What every chapter measures with.
 *
 * @param root of a built checkout
 * @param scratch for data, on the disk that the checkout is on: what is in memory proves nothing
 * @param loop sends as much as is answered
 * @param time how long each measurement takes
 */
record Rig(Path root, Path scratch, ClosedLoop loop, Duration time) {

  /** How many connections send single requests at once. */
  static final int CONNECTIONS = 64;

  /** How many send batches at once. */
  static final int BATCH_CONNECTIONS = 16;

  /** How many events are in a batch. */
  static final int BATCH = 100;

  /** How often what varies is measured. */
  static final int ROUNDS = 3;

  /** Makes a scratch directory that goes when the process does. */
  static Rig open(Path root, Duration time) throws IOException {
    Path scratch = Files.createTempDirectory(root.resolve("benchmarks/target"), "data");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch)));
    return new Rig(root, scratch, new ClosedLoop(scratch), time);
  }

  /** A data directory that is not there yet. */
  Path data(String name) {
    return scratch.resolve(name);
  }

  /** The built system, or some of its services. */
  Child start(Path data, String... services) throws IOException {
    return Child.liveOps(root, data, services);
  }

  /** The server that does nothing, on the JVM and with the flags of the system. */
  Child empty(Child system) throws IOException {
    return Child.like(system, EmptyEndpoint.class);
  }

  /** Deletes data of a chapter: a disk that is nearly full is no fair one. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + directory + ": " + e.getMessage());
    }
  }
}
