package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.audit.AuditTrail.EventHistory;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who reads a trail neither waits for its disk nor sees it half written. */
@Timeout(60)
class TrailBeingReadTest {

  @TempDir private Path data;

  @Test
  void whoLooksAnEventUpDoesNotWaitForAFlush() throws InterruptedException {
    SlowDisk disk = new SlowDisk();
    try (FileTrail trail = TestTrails.open(disk, data, Long.MAX_VALUE, TestTrails.KEYS)) {
      trail.append(TestTrails.deliveries(1, 40));
      disk.slow = true;
      CompletableFuture<Void> flushing = CompletableFuture.runAsync(trail::flush);
      disk.asked.await();

      EventHistory found = trail.find(SampleFacts.event(4).id());
      assertEquals(4, found.facts().getFirst().position());
      assertEquals(39, trail.position());
      List<Delivery> all = new ArrayList<>();
      trail.replay(all::add);
      assertEquals(39, all.size());

      assertFalse(flushing.isDone());
      disk.answer.countDown();
      flushing.join();
    }
  }

  /** An event that is judged and has no judgement to its name counts as cleared. */
  @Test
  void whoeverIsSaidToBeJudgedIsFoundWithTheJudgement() {
    try (FileTrail trail = TestTrails.open(data, 20_000)) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(trail));
      long looked = 0;
      while (!writing.isDone()) {
        EventHistory judged = trail.find(SampleFacts.event(7).id());
        boolean isNamed =
            judged.facts().stream().anyMatch(each -> each.fact() instanceof Fact.EventsJudged);
        // Not the other way round: a line may be seen before the word that it was judged.
        assertTrue(judged.judgedThrough() < 9 || isNamed, judged::toString);
        looked++;
      }
      writing.join();
      assertTrue(looked > 10, "it was written too fast to be looked at");
      assertTrue(trail.find(SampleFacts.event(7).id()).judgedThrough() >= 9);
    }
  }

  private static void write(FileTrail trail) {
    for (long from = 1; from <= 4_000; from += 3) {
      trail.append(TestTrails.deliveries(from, from + 3));
    }
  }

  /** Takes as long to make things durable as a test wants. */
  private static final class SlowDisk implements Disk {
    private final FileDisk disk = new FileDisk();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private volatile boolean slow;

    @Override
    public OpenFile create(Path file) throws IOException {
      return new Slow(disk.create(file));
    }

    @Override
    public OpenFile open(Path file) throws IOException {
      return new Slow(disk.open(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
      disk.forceDirectory(directory);
    }

    private final class Slow implements OpenFile {
      private final OpenFile file;

      Slow(OpenFile file) {
        this.file = file;
      }

      @Override
      public void write(ByteBuffer bytes, long offset) throws IOException {
        file.write(bytes, offset);
      }

      @Override
      public void truncate(long bytes) throws IOException {
        file.truncate(bytes);
      }

      @Override
      public void force() throws IOException {
        if (slow) {
          asked.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    }
  }
}
