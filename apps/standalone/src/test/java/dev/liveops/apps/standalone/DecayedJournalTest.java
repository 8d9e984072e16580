package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.ServiceName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the outside sees of a journal that decays on its disk. */
@Timeout(120)
class DecayedJournalTest {

  private static final String EVENT =
      """
      {"type":"progression","playerId":"p1","ts":1730560000,"payload":{"deltaXp":10}}""";
  private static final long IN_PAGE_3 = 3 * 4096 - 1;

  @TempDir private Path data;

  private void flipABit() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(data.resolve("journal.db").toFile(), "rw")) {
      file.seek(IN_PAGE_3);
      int was = file.read();
      file.seek(IN_PAGE_3);
      file.write(was ^ 1);
    }
  }

  @Test
  void readinessGoesAndNothingIsAcceptedAnyMoreNorStartedAgain() throws IOException {
    RunningSystem.on(data).close();
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
    assertTrue(refused.getMessage().contains("journal.db: damaged, page 3"), refused::getMessage);
  }
}
