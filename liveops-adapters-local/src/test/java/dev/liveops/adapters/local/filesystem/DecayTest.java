package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that decay while they are in use: found, and from then on nobody is served from them. */
@Timeout(60)
class DecayTest {

  private static final int PAGE = 3;
  private static final int IN_FIRST_GROUP = 99;

  @TempDir private Path directory;

  private LocalStorage open(Duration checkpointInterval) {
    return LocalStorage.open(
        directory,
        Duration.ofMinutes(5),
        new SettableClock(),
        42,
        checkpointInterval,
        JournalFiles.SEGMENT_BYTES);
  }

  private void play() throws InterruptedException {
    try (LocalStorage storage = open(Duration.ofHours(1))) {
      SampleGame.play(storage, 1);
    }
  }

  private void decay(String file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(file), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 1)).flip();
      channel.write(one, at);
    }
  }

  private static String awaitFault(LocalStorage storage) {
    while (storage.fault().isEmpty()) {
      Thread.onSpinWait();
    }
    return storage.fault().get();
  }

  @Test
  void aJournalThatDecaysTakesNothingInAnyMore() throws Exception {
    play();
    try (LocalStorage storage = open(Duration.ofHours(1))) {
      storage.bus().publish(Facts.some(1)).join();
      decay(JournalSegment.of(Path.of("journal"), 1).path().toString(), IN_FIRST_GROUP);
      String fault = awaitFault(storage);
      assertTrue(fault.contains("000000001.log: damaged, the group at byte 0"), fault);
      CompletionException refused =
          assertThrows(
              CompletionException.class, () -> storage.bus().publish(Facts.some(1)).join());
      assertTrue(refused.getCause() instanceof PortUnavailable);
    }
  }

  @Test
  void tablesThatDecayAreReadByNobodyAnyMore() throws Exception {
    play();
    try (LocalStorage storage = open(Duration.ofMillis(1))) {
      assertEquals(1, storage.activity().load(List.of(Events.player("player-1"))).size());
      decay("state.db", PAGE * SqliteFile.PAGE_BYTES - 1L);
      String fault = awaitFault(storage);
      assertTrue(fault.contains("state.db: damaged, page " + PAGE), fault);
      PortUnavailable refused =
          assertThrows(
              PortUnavailable.class,
              () -> storage.progress().load(List.of(Events.player("player-1"))));
      assertTrue(refused.getMessage().contains("page " + PAGE), refused.getMessage());
    }
  }
}
