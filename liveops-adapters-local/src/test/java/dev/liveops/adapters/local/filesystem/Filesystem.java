package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.OpenedStorage;
import dev.liveops.adapters.local.Storage;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.admission.IdempotencyStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Opens the durable adapter for contract tests. What a crash leaves is a copy of the files, taken
 * while they are open: nothing that closing does has been done to them.
 */
final class Filesystem implements OpenedStorage.Kind {

  /** Small, so that files of the journal are begun, and deleted, all the time. */
  static final int SEGMENT_BYTES = 4 * 1024;

  private final Path directory;
  private final SettableClock clock;
  private int crashes;
  private int openings;

  private Filesystem(Path directory, SettableClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  static <P> Opened<P> open(Path directory, SettableClock clock, Function<Storage, P> ports) {
    return new OpenedStorage<>(new Filesystem(directory, clock), ports);
  }

  private Path root() {
    return directory.resolve("data-" + crashes);
  }

  @Override
  public Storage open() {
    // In turns: checkpoints all the time, so that everything meets one, and hardly ever, so that a
    // crash has something to take back.
    Duration interval = openings++ % 2 == 0 ? Duration.ofMillis(1) : Duration.ofHours(1);
    return LocalStorage.open(
        root(), IdempotencyStoreContract.TTL, clock, 42, interval, SEGMENT_BYTES);
  }

  @Override
  public void crash() {
    Path from = root();
    crashes++;
    try {
      while (!copied(from, root())) {
        Images.write(root(), Map.of());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all files were still there when it was their turn: the journal deletes some. */
  private static boolean copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : inTheirOrder(files)) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return true;
    } catch (NoSuchFileException | UncheckedIOException e) {
      return false;
    }
  }

  /**
   * A power cut leaves all files as of one moment, copying takes them one after another. Nothing is
   * published meanwhile, but a checkpoint may be written: so each file comes before those that it
   * is emptied into or trimmed for, and the database before its log. The other files of SQLite and
   * the lock belong to the process that died.
   */
  private static List<Path> inTheirOrder(Stream<Path> files) {
    List<String> order = List.of("state.db", "state.db-wal"); // the others before
    return files
        .filter(Files::isRegularFile)
        .filter(file -> !file.endsWith("lock") && !file.toString().endsWith("-shm"))
        .sorted(Comparator.comparingInt(file -> order.indexOf(file.getFileName().toString())))
        .toList();
  }

  @Override
  public boolean isDurable() {
    return true;
  }
}
