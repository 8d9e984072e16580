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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrailTest {

  private static final long SMALL_SEGMENT_BYTES = 4 * 1024;

  @TempDir private Path directory;

  private FileTrail open() {
    return TestTrails.open(directory, SMALL_SEGMENT_BYTES);
  }

  @Test
  void whatWasAppendedIsReadBackAcrossSegmentsAndReopening() throws IOException {
    try (FileTrail trail = open()) {
      trail.append(TestTrails.deliveries(1, 40));
    }
    List<Delivery> read = new ArrayList<>();
    try (FileTrail trail = open()) {
      assertEquals(39, trail.position());
      trail.append(TestTrails.deliveries(30, 80)); // those at or before 39 are passed over
      trail.flush();
      trail.replay(read::add);
    }
    assertEquals(TestTrails.deliveries(1, 80), read);
    assertTrue(TestTrails.segments(directory).size() > 3);
    assertInstanceOf(TrailVerification.Outcome.Intact.class, TestTrails.verify(directory));
  }

  @Test
  void everyFactThatNamesAnEventIsFound() {
    EventId event = SampleFacts.event(7).id();
    try (FileTrail trail = open()) {
      trail.append(TestTrails.deliveries(1, 100));
      List<Delivery> expected =
          TestTrails.deliveries(1, 100).stream().filter(each -> names(each.fact(), event)).toList();
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
  void aDamagedLineInTheMiddleKeepsTheTrailFromOpening() throws IOException {
    try (FileTrail trail = TestTrails.open(directory, Long.MAX_VALUE)) {
      trail.append(TestTrails.deliveries(1, 10));
    }
    Path file = TestTrails.segments(directory).getFirst().file();
    List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    lines.set(4, "{}");
    Files.write(file, lines);
    StorageFault fault = assertThrows(StorageFault.class, this::open);
    assertEquals(file + ": line 5 is damaged: not the line of this position", fault.getMessage());
  }
}
