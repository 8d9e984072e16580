package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trail may be verified while it is written, and before a killed process is started again. */
@Timeout(60)
final class TrailInUseTest {

  @TempDir private Path data;

  @Test
  void aTrailThatIsBeingWrittenIsIntactAllTheTime() {
    TestTrails.open(data, 20_000).close();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(this::writeManySegments);
    long checked = 0;
    long before = 0;
    while (!writing.isDone()) {
      Outcome.Intact intact = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));
      assertTrue(intact.vouchedThrough() >= before && intact.head().length() >= before);
      before = intact.vouchedThrough();
      checked++;
    }
    writing.join();
    assertTrue(checked >= 3, () -> "it was written too fast to be looked at");
    Outcome.Intact end = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));
    assertEquals(6_000, end.head().length());
    assertTrue(end.seals() > 50, end::toString);
  }

  private void writeManySegments() {
    try (FileTrail trail = TestTrails.open(data, 20_000)) {
      for (int from = 1; from <= 6_000; from += 20) {
        trail.append(TestTrails.deliveries(from, from + 20));
        if (from % 60 == 1) {
          trail.flush();
        }
      }
    }
  }

  @Test
  void theBeginningOfALineAtTheEndIsNotFinishedAndTheNextStartWritesItAgain() throws IOException {
    FileTrail killed = TestTrails.open(data, Long.MAX_VALUE);
    killed.append(TestTrails.deliveries(1, 11));
    killed.flush();
    killed.append(TestTrails.deliveries(11, 14)); // in the file, and not durable
    Path file = TestTrails.segments(data).getFirst().file();
    Files.writeString(file, "{\"position\":14,\"ki", StandardOpenOption.APPEND);

    Outcome.Intact intact = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));
    assertEquals(13, intact.head().length());
    assertEquals(10, intact.vouchedThrough());
    assertTrue(intact.isUnfinished());

    try (FileTrail trail = TestTrails.open(data, Long.MAX_VALUE)) {
      assertEquals(10, trail.position());
      trail.append(TestTrails.deliveries(11, 21));
    }
    Outcome.Intact again = assertInstanceOf(Outcome.Intact.class, TestTrails.verify(data));
    assertEquals(20, again.vouchedThrough());
    assertTrue(!again.isUnfinished());
  }
}
