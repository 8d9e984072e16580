package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.ServiceName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the outside sees of a journal that decays on its disk. */
@Timeout(120)
class DecayedJournalTest {

  private static final String EVENT =
      """
      {"type":"progression","playerId":"p1","ts":1730560000,"payload":{"deltaXp":10}}""";

  @TempDir private Path data;

  /** In the newest file that something is in: older ones may be deleted at any time. */
  private void flipABit() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file :
          files
              .filter(each -> each.toString().endsWith(".log"))
              .sorted(Comparator.reverseOrder())
              .toList()) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
          int was = bytes.read();
          if (was > 0) {
            bytes.seek(0);
            bytes.write(was ^ 1);
            return;
          }
        }
      }
    }
    throw new AssertionError("the journal is empty");
  }

  @Test
  void readinessGoesAndNothingIsAcceptedAnyMoreNorStartedAgain() throws IOException {
    try (RunningSystem system = RunningSystem.on(data)) {
      assertEquals(202, system.post(ServiceName.GATEWAY, "/events", EVENT).status());
    }
    try (RunningSystem system = RunningSystem.on(data)) {
      flipABit();
      RunningSystem.Reply ready =
          system.await(ServiceName.GATEWAY, "/health/ready", reply -> reply.status() == 503);
      assertTrue(
          ready.body().toString().contains("{\"name\":\"storage\",\"status\":\"DOWN\"}"),
          () -> ready.body().toString());
      assertEquals(503, system.post(ServiceName.GATEWAY, "/events", EVENT).status());
      assertEquals(200, system.get(ServiceName.GATEWAY, "/healthz").status());
    }
    StartFailure refused = assertThrows(StartFailure.class, () -> RunningSystem.on(data).close());
    assertTrue(refused.getMessage().contains(".log at byte "), refused::getMessage);
  }
}
