package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.testkit.Knob;
import dev.liveops.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages files in every way that one bit, or one cut, can: either the directory is refused by the
 * name of that file, or everything in it reads as if nothing had happened.
 */
class DamageTest {

  private static final long SEED = Knob.seed("damage.seed", 20_261_122);
  private static final int FLIPS = Knob.of("damage.flips", 1_000, 10_000);
  private static final int CUTS = Knob.of("damage.cuts", 200, 1_000);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final int ROUNDS = 4;

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  /** What may be damaged: a directory as some end of a process left it, and what is in it. */
  private record Left(String how, Map<String, byte[]> image, Map<String, String> contents) {}

  private List<Left> left;

  @BeforeEach
  void play() throws Exception {
    Path root = directory.resolve("played");
    try (LocalStorage storage = open(root, NEVER)) {
      SampleGame.play(storage, 1);
      SampleGame.play(storage, 2);
    }
    Map<String, byte[]> checkpointed;
    try (LocalStorage storage = open(root, Duration.ofMillis(1))) {
      SampleGame.play(storage, 3);
      Tables.awaitPosition(root.resolve("state.db"), storage.bus().head());
      checkpointed = Images.readQuiet(root);
    }
    Path again = directory.resolve("again");
    Images.write(again, checkpointed);
    Map<String, byte[]> killed;
    try (LocalStorage storage = open(again, NEVER)) {
      SampleGame.play(storage, ROUNDS);
      killed = Images.readQuiet(again);
    }
    left = List.of(left("stopped", Images.read(again)), left("killed", killed));
    assertEquals(left.get(0).contents().keySet(), left.get(1).contents().keySet());
  }

  private Left left(String how, Map<String, byte[]> image) throws Exception {
    Path root = directory.resolve(how);
    Images.write(root, image);
    return new Left(how, image, read(root).orElseThrow());
  }

  private static LocalStorage open(Path root, Duration checkpointInterval) {
    return LocalStorage.open(
        root,
        Duration.ofMinutes(5),
        new SettableClock(),
        42,
        checkpointInterval,
        Filesystem.SEGMENT_BYTES);
  }

  private static Optional<Map<String, String>> read(Path root) throws InterruptedException {
    try (LocalStorage storage = open(root, NEVER)) {
      return Optional.of(SampleGame.contents(storage, ROUNDS));
    }
  }

  @Test
  void everyFlippedBitIsRefusedOrHarmless() throws Exception {
    damage(FLIPS, DamageTest::flipped);
  }

  @Test
  void everyCutIsRefusedOrHarmless() throws Exception {
    damage(CUTS, (bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  @Test
  void everyMissingFileIsRefusedOrHarmless() throws Exception {
    for (Left each : left) {
      for (String file : files(each)) {
        if (!file.startsWith("secrets/")) { // a secret that is not there is made anew
          Map<String, byte[]> image = new HashMap<>(each.image());
          image.remove(file);
          check(each, file, image, "without " + file);
        }
      }
    }
  }

  /** The lie that this test is there to catch: data that nobody checked. */
  @Test
  void aDatabaseThatIsVouchedForUncheckedIsCaughtServingWhatWasNeverWritten() throws Exception {
    Left stopped = left.get(0);
    Random random = new Random(SEED);
    int lies = 0;
    for (int i = 0; i < 300 && lies == 0; i++) {
      Map<String, byte[]> image = new HashMap<>(stopped.image());
      image.put("state.db", flipped(image.get("state.db"), random));
      Path root = directory.resolve("lie");
      Images.write(root, image);
      PageSums.of(root.resolve("state.db")).write(root.resolve("state.db-sums"));
      try {
        lies += read(root).orElseThrow().equals(stopped.contents()) ? 0 : 1;
      } catch (RuntimeException refused) {
        continue; // SQLite itself, or a decoder, stumbled over it
      }
    }
    assertTrue(lies > 0, "seed " + SEED);
  }

  private interface Damage {
    byte[] of(byte[] bytes, Random random);
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static List<String> files(Left left) {
    return left.image().keySet().stream()
        .filter(name -> !name.startsWith("audit/")) // has tests of its own
        .filter(name -> left.image().get(name).length > 0)
        .toList();
  }

  private void damage(int times, Damage damage) throws Exception {
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < times; i++) {
      Left each = left.get(i % left.size());
      List<String> files = files(each);
      String file = files.get(random.nextInt(files.size()));
      Map<String, byte[]> image = new HashMap<>(each.image());
      image.computeIfPresent(file, (name, bytes) -> damage.of(bytes, random));
      refused += check(each, file, image, "seed %d, number %d".formatted(SEED, i)) ? 1 : 0;
    }
    System.out.printf("%d damaged, %d refused, %d harmless%n", times, refused, times - refused);
    assertTrue(refused > times / 2, "only %d of %d were refused".formatted(refused, times));
  }

  /** Whether it was refused, as opposed to harmless. */
  private boolean check(Left original, String file, Map<String, byte[]> image, String which)
      throws Exception {
    String damage = "%s directory, %s, %s: ".formatted(original.how(), file, which);
    Path root = directory.resolve("damaged");
    Images.write(root, image);
    Map<String, String> contents;
    try {
      contents = read(root).orElseThrow();
    } catch (StorageFault | PortUnavailable e) {
      assertTrue(e.getMessage().contains(named(file)), damage + e.getMessage());
      return true;
    } catch (RuntimeException e) {
      return fail(damage + e, e);
    }
    assertEquals(original.contents(), contents, damage);
    return false;
  }

  /** The files of a database vouch for each other: the message names one of them. */
  private static String named(String file) {
    return List.of("journal", "state.db").stream()
        .filter(file::startsWith)
        .findFirst()
        .orElse(file.replace(".crc32c", ""));
  }
}
