package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.ports.PortUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is told by file and place: at the start where that is cheap, else when it is read. */
final class DamagedTrailTest {

  private static final long SEGMENT_BYTES = 6_000;

  @TempDir private Path data;
  private List<TrailSegment> segments;

  @BeforeEach
  void recordFourSegments() throws IOException {
    try (FileTrail trail = open()) {
      trail.append(TestTrails.deliveries(1, 61));
    }
    segments = TestTrails.segments(data);
    assertEquals(4, segments.size());
  }

  private FileTrail open() {
    return TestTrails.open(data, SEGMENT_BYTES);
  }

  private void assertNotOpened(String message) {
    StorageFault fault = assertThrows(StorageFault.class, () -> open().close());
    assertTrue(fault.getMessage().startsWith(message), fault.getMessage());
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aMissingOrShortSegmentIsSeenAtTheStart() throws IOException {
    Path second = segments.get(1).file();
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, bytes.length - 1));
    assertNotOpened(second + ": is " + (bytes.length - 1) + " bytes long, but was sealed with");
    Files.delete(second);
    assertNotOpened(second + ": is missing");
  }

  @Test
  void aMissingOrDamagedSealIsSeenAtTheStart() throws IOException {
    Path seal = segments.get(1).sealFile();
    flip(seal, 30);
    assertNotOpened(seal + ": line 1 is damaged");
    Files.copy(segments.get(0).sealFile(), seal, StandardCopyOption.REPLACE_EXISTING);
    assertNotOpened(seal + ": line 1 is damaged: not the seal of this file");
    Files.delete(seal);
    assertNotOpened(seal + ": is missing");
  }

  @Test
  void aCutEndIsSeenAtTheStart() throws IOException {
    Path last = segments.getLast().file();
    List<String> lines = new ArrayList<>(Files.readAllLines(last));
    lines.removeLast();
    Files.write(last, lines);
    assertNotOpened(last + ": line " + (lines.size() + 1) + " is damaged: it is missing");
    Files.delete(last);
    assertNotOpened(last + ": is missing");
  }

  @Test
  void aMissingOrOlderHeadIsSeenAtTheStart() throws IOException {
    Path head = data.resolve(SealFile.HEAD);
    byte[] older = Files.readAllBytes(head);
    try (FileTrail trail = open()) {
      trail.append(TestTrails.deliveries(61, 121));
    }
    Files.write(head, older);
    assertNotOpened(head + ": does not go with the seals");
    flip(head, 20);
    assertNotOpened(head + ": line 1 is damaged");
    Files.delete(head);
    assertNotOpened(head + ": is missing");
  }

  @Test
  void aFlippedBitInTheOpenSegmentIsSeenAtTheStart() throws IOException {
    Path last = segments.getLast().file();
    flip(last, 40);
    assertNotOpened(last + ": line 1 is damaged: its hash does not fit");
  }

  @Test
  void aFlippedBitInAFullSegmentIsSeenByWhoeverReadsIt() throws IOException {
    Path first = segments.getFirst().file();
    int lineTwo = Files.readAllLines(first).getFirst().length() + 1;
    EventId event = SampleFacts.event(2).id();
    try (FileTrail trail = open()) {
      assertEquals(2, trail.find(event).facts().getFirst().position());
      flip(first, lineTwo + 60);
      PortUnavailable found = assertThrows(PortUnavailable.class, () -> trail.find(event));
      assertTrue(found.getMessage().startsWith(first + ": "), found.getMessage());
      List<Long> read = new ArrayList<>();
      StorageFault replayed =
          assertThrows(
              StorageFault.class, () -> trail.replay(delivery -> read.add(delivery.position())));
      assertEquals(first + ": line 2 is damaged: its hash does not fit", replayed.getMessage());
      assertEquals(List.of(1L), read);
    }
  }

  @Test
  void aDamagedIndexIsMadeAgain() throws IOException {
    EventId event = SampleFacts.event(2).id();
    for (int at : new int[] {0, 20, 60}) {
      flip(segments.getFirst().indexFile(), at);
      try (FileTrail trail = open()) {
        assertEquals(2, trail.find(event).facts().getFirst().position());
      }
      assertTrue(TrailIndex.isSound(segments.getFirst().indexFile()));
    }
  }
}
