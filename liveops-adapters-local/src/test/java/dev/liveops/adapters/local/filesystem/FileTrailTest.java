package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrailTest {

  private static final long SMALL_SEGMENT_BYTES = 4 * 1024;

  @TempDir private Path directory;

  private FileTrail open() {
    return FileTrail.open(directory, SMALL_SEGMENT_BYTES);
  }

  private static List<Delivery> deliveries(int from, int to) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Fact> kinds = SampleFacts.oneOfEach();
    for (int position = from; position < to; position++) {
      Fact fact =
          position % 5 == 0
              ? kinds.get(position / 5 % kinds.size())
              : SampleFacts.accepted(position);
      deliveries.add(new Delivery(position, fact));
    }
    return deliveries;
  }

  @Test
  void whatWasAppendedIsReadBackAcrossSegmentsAndReopening() throws IOException {
    try (FileTrail trail = open()) {
      trail.append(deliveries(1, 40));
    }
    List<Delivery> read = new ArrayList<>();
    try (FileTrail trail = open()) {
      assertEquals(39, trail.position());
      trail.append(deliveries(30, 80)); // those at or before 39 are passed over
      trail.flush();
      trail.replay(read::add);
    }
    assertEquals(deliveries(1, 80), read);
    assertTrue(TrailSegment.in(directory).size() > 3);
    assertInstanceOf(TrailVerification.Outcome.Intact.class, TrailVerification.verify(directory));
  }

  @Test
  void aLastLineCutShortIsWrittenAgain() throws IOException {
    try (FileTrail trail = open()) {
      trail.append(deliveries(1, 10));
    }
    Path last = TrailSegment.in(directory).getLast().file();
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    try (FileTrail trail = open()) {
      assertEquals(8, trail.position());
      trail.append(deliveries(9, 20));
    }
    assertInstanceOf(TrailVerification.Outcome.Intact.class, TrailVerification.verify(directory));
  }

  @Test
  void everyFactThatNamesAnEventIsFound() {
    EventId event = SampleFacts.event(7).id();
    try (FileTrail trail = open()) {
      trail.append(deliveries(1, 100));
      List<Delivery> expected =
          deliveries(1, 100).stream().filter(each -> names(each.fact(), event)).toList();
      assertTrue(expected.size() >= 3);
      assertEquals(expected, trail.find(event).facts());
      assertEquals(9, trail.find(event).judgedThrough());
      assertEquals(List.of(), trail.find(new EventId(1, 2)).facts());
    }
    try (FileTrail reopened = open()) {
      assertEquals(9, reopened.find(event).judgedThrough());
      assertTrue(reopened.find(event).facts().size() >= 3);
    }
  }

  private static boolean names(Fact fact, EventId event) {
    return (fact instanceof Fact.EventAccepted accepted && accepted.event().id().equals(event))
        || (fact instanceof Fact.EventReviewed reviewed && reviewed.event().equals(event))
        || (fact instanceof Fact.EventsJudged judged
            && judged.remarkable().stream().anyMatch(each -> each.event().equals(event)));
  }

  @Test
  void theFirstBadLineIsNamedWhateverWasDoneToIt() throws IOException {
    try (FileTrail trail = FileTrail.open(directory, Long.MAX_VALUE)) {
      trail.append(deliveries(1, 60));
    }
    Path file = TrailSegment.in(directory).getFirst().file();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    long seed = 20261122L;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int at = random.nextInt(lines.size() - 1);
      List<String> changed = new ArrayList<>(lines);
      switch (random.nextInt(4)) {
        case 0 -> changed.set(at, edited(lines.get(at), random));
        case 1 -> changed.remove(at);
        case 2 -> changed.add(at, lines.get(at + 1));
        default -> Collections.swap(changed, at, at + 1);
      }
      Files.write(file, changed);
      TrailVerification.Outcome.Broken broken =
          assertInstanceOf(
              TrailVerification.Outcome.Broken.class,
              TrailVerification.verify(directory),
              "seed " + seed + " round " + round);
      assertEquals(at + 1, broken.line(), "seed " + seed + " round " + round);
    }
  }

  /** The line with one byte of it changed to another printable one. */
  private static String edited(String line, SplittableRandom random) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length);
    bytes[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aDamagedLineInTheMiddleKeepsTheTrailFromOpening() throws IOException {
    try (FileTrail trail = FileTrail.open(directory, Long.MAX_VALUE)) {
      trail.append(deliveries(1, 10));
    }
    Path file = TrailSegment.in(directory).getFirst().file();
    List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    lines.set(4, "{}");
    Files.write(file, lines);
    StorageFault fault = assertThrows(StorageFault.class, this::open);
    assertTrue(fault.getMessage().endsWith("line 5 is damaged"), fault.getMessage());
  }
}
