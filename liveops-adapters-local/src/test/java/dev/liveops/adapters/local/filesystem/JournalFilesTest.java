package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files tell by themselves, as after a power cut that took what the head was told. */
class JournalFilesTest {

  private static final long SEED = Knob.seed("journal.seed", 20_261_122);
  private static final int FLIPS = Knob.of("journal.flips", 3_000, 100_000);
  private static final int SEGMENT_BYTES = 1_000;
  private static final int GROUPS = 40;
  private static final int PAYLOAD_BYTES = 90;
  private static final int RECORD_BYTES =
      (int) JournalRecord.bytes(PAYLOAD_BYTES); // a multiple of 8

  @TempDir(factory = InMemoryDirectory.class)
  private Path directory;

  private JournalFiles open() {
    return JournalFiles.open(new FileDisk(), directory, SEGMENT_BYTES);
  }

  /** Groups of two facts. */
  private static void append(JournalFiles files, int groups) throws IOException {
    for (int i = 0; i < groups; i++) {
      append(files, PAYLOAD_BYTES, (byte) i);
      files.tidy();
    }
  }

  private static void append(JournalFiles files, int payloadBytes, byte content)
      throws IOException {
    ByteWriter out = new ByteWriter();
    out.skip(JournalRecord.HEADER_BYTES);
    for (int i = 0; i < payloadBytes; i++) {
      out.writeByte(content);
    }
    long first = files.end() + 1;
    files.append(first, 2, JournalRecord.sealed(out, first, 2));
  }

  /** As a power cut leaves it that took all that the head was told. */
  private Map<String, byte[]> withoutHead() throws IOException {
    try (JournalFiles files = open()) {
      append(files, GROUPS);
    }
    HeadFile.create(new FileDisk(), directory.resolve("head"));
    return Images.read(directory);
  }

  private void assertRefused(String place) {
    StorageFault fault = assertThrows(StorageFault.class, () -> open().close());
    assertTrue(fault.getMessage().contains(place), fault.getMessage() + ", not " + place);
  }

  private long end() {
    try (JournalFiles files = open()) {
      return files.end();
    }
  }

  @Test
  void groupsAreFoundInFilesOfTheLengthThatIsWanted() throws IOException {
    try (JournalFiles files = open()) {
      append(files, GROUPS);
      assertEquals(2 * GROUPS, files.end());
      for (long position = 1; position <= files.end(); position++) {
        assertEquals((position - 1) / 2 * 2 + 1, files.groupAt(position).orElseThrow().first());
      }
      assertTrue(files.groupAt(0).isEmpty());
      assertTrue(files.groupAt(files.end() + 1).isEmpty());
      for (JournalSegment segment : JournalSegment.in(directory).subList(1, 3)) {
        assertEquals(SEGMENT_BYTES, Files.size(segment.path()));
      }
    }
    assertEquals(2 * GROUPS, end());
  }

  @Test
  void aGroupThatIsLongerThanAFileIsTaken() throws IOException {
    try (JournalFiles files = open()) {
      append(files, 3);
      append(files, 300_000, (byte) 7);
      append(files, 1);
      assertEquals(300_000, files.groupAt(7).orElseThrow().payload().length);
    }
    assertEquals(10, end());
  }

  @Test
  void untilTheNextFileIsThereTheLastOneGrows() throws IOException {
    try (JournalFiles files = open()) {
      for (int i = 0; i < GROUPS; i++) {
        append(files, PAYLOAD_BYTES, (byte) i);
      }
      assertEquals(1, JournalSegment.in(directory).size());
      append(files, 2);
      assertEquals(2, JournalSegment.in(directory).size());
    }
    assertEquals(2 * (GROUPS + 2), end());
  }

  @Test
  void filesThatNobodyNeedsAreDeletedAndTheLastGroupIsKept() throws IOException {
    try (JournalFiles files = open()) {
      append(files, GROUPS);
      files.trim(GROUPS);
      files.tidy();
      assertTrue(files.start() > 1 && files.start() <= GROUPS + 1, "" + files.start());
      assertTrue(files.groupAt(files.start() - 1).isEmpty());
      assertTrue(files.groupAt(GROUPS + 1).isPresent());
      files.trim(2 * GROUPS);
      files.tidy();
      assertTrue(files.start() > GROUPS && files.start() <= files.end(), "" + files.start());
    }
    try (JournalFiles files = open()) {
      assertEquals(2 * GROUPS, files.end());
      append(files, 1);
      assertEquals(2 * GROUPS + 2, files.end());
    }
  }

  @Test
  void aFlippedBitBeforeTheLastGroupIsDamageAndNoTornWrite() throws IOException {
    Map<String, byte[]> image = withoutHead();
    Random random = new Random(SEED);
    JournalSegment[] segments = JournalSegment.in(directory).toArray(JournalSegment[]::new);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      Images.write(directory, image);
      JournalSegment segment = segments[random.nextInt(segments.length)];
      byte[] bytes = Files.readAllBytes(segment.path());
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(segment.path(), bytes);
      String which = "seed %d, byte %d of %s".formatted(SEED, at, segment.path().getFileName());
      try {
        assertTrue(end() >= 2 * (GROUPS - 1), which);
      } catch (StorageFault e) {
        assertTrue(e.getMessage().contains(segment.path().toString()), which + e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > FLIPS / 2, refused + " were refused");
  }

  @Test
  void aCutThatTakesMoreThanTheLastGroupIsNamedOrLeavesAFileToo() throws IOException {
    withoutHead();
    JournalSegment second = JournalSegment.in(directory).get(1);
    byte[] bytes = Files.readAllBytes(second.path());
    Files.write(second.path(), Arrays.copyOf(bytes, 2 * RECORD_BYTES + PAYLOAD_BYTES));
    assertRefused(second.path() + " at byte " + 2 * RECORD_BYTES);
    Files.delete(second.path());
    assertRefused(second.path() + ": is missing");
  }

  @Test
  void aBeginningThatIsGoneAndWasNotTrimmedIsDamage() throws IOException {
    withoutHead();
    JournalSegment first = JournalSegment.in(directory).getFirst();
    Files.write(first.path(), new byte[0]);
    assertRefused(first.path() + " at byte 0");
    Files.delete(first.path());
    assertRefused(first.path() + ": is missing");
  }

  @Test
  void aFileThatWasToBeDeletedWhenThePowerWentIsDeletedAtTheNextStart() throws IOException {
    Map<String, byte[]> image = withoutHead();
    try (JournalFiles files = open()) {
      files.trim(GROUPS);
      files.tidy();
    }
    JournalSegment oldest = JournalSegment.in(directory).getFirst();
    Path before = JournalSegment.of(directory, oldest.number() - 1).path();
    Files.write(before, image.get(before.getFileName().toString()));
    assertEquals(2 * GROUPS, end());
    assertFalse(Files.exists(before));
  }

  @Test
  void aTornEndIsWrittenOver() throws IOException {
    try (JournalFiles files = open()) {
      append(files, 3);
    }
    HeadFile.create(new FileDisk(), directory.resolve("head"));
    JournalSegment last = JournalSegment.in(directory).stream().reduce((one, next) -> next).get();
    byte[] bytes = Files.readAllBytes(last.path());
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    bytes[end - PAYLOAD_BYTES / 2] ^= 1;
    Files.write(last.path(), bytes);
    try (JournalFiles files = open()) {
      assertEquals(4, files.end());
      append(files, 8, (byte) 1); // shorter: something is left of the torn one behind it
    }
    assertEquals(6, end());
  }

  @Test
  void anEndThatWasDurableAndIsNotThereIsDamage() throws IOException {
    try (JournalFiles files = open()) {
      append(files, GROUPS);
    }
    assertEquals(2 * GROUPS, end()); // and a file that was made ahead is gone
    JournalSegment[] segments = JournalSegment.in(directory).toArray(JournalSegment[]::new);
    for (int i = segments.length - 1; i >= 0; i--) {
      Files.delete(segments[i].path());
      assertRefused("ends with");
    }
    Files.delete(directory.resolve("head"));
    assertEquals(0, end()); // then there is no journal at all
  }

  @Test
  void filesWithoutAHeadAreRefused() throws IOException {
    withoutHead();
    Files.delete(directory.resolve("head"));
    assertRefused("head: is missing");
  }

  @Test
  void decayIsFoundWhileTheJournalIsInUse() throws IOException {
    try (JournalFiles files = open()) {
      append(files, GROUPS);
      JournalSegment second = JournalSegment.in(directory).get(1);
      byte[] bytes = Files.readAllBytes(second.path());
      bytes[RECORD_BYTES + 40] ^= 1;
      Files.write(second.path(), bytes);
      StorageFault found =
          assertThrows(
              StorageFault.class,
              () -> {
                for (int i = 0; i < 2 * GROUPS; i++) {
                  files.tidy();
                }
              });
      assertTrue(found.getMessage().contains(second.path().toString()), found.getMessage());
      assertFalse(files.groupAt(1).isEmpty());
    }
  }
}
