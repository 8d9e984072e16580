package dev.liveops.apps.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {

  @TempDir private Path data;

  @BeforeEach
  void recordATrail() {
    Installed.accept(data, 10);
    assertEquals(0, CommandRun.of("verify", "--data", data.toString()).exitCode());
  }

  @Test
  void aTrailThatNobodyTouchedIsIntact() {
    CommandRun ofData = verify(data);
    CommandRun ofTrail = verify(data.resolve("audit"));

    assertEquals(0, ofData.exitCode());
    assertTrue(
        ofData
            .out()
            .strip()
            .matches("intact: 1 segment \\(0 sealed\\), (1[1-9]) entries, head \\1:[0-9a-f]{64}"),
        ofData.out());
    assertEquals(ofData, ofTrail);
  }

  @Test
  void theFirstLineThatIsWrongIsNamed() throws IOException {
    Path segment = segment();
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    lines.set(4, lines.get(4).replace("player-", "plaYer-"));
    Files.write(segment, lines);

    CommandRun run = verify(data);

    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    assertEquals(
        "broken: " + segment + " line 5 (position 5): its hash does not fit", run.out().strip());
  }

  @Test
  void whereThereIsNoTrailThereIsNothingToVerify() {
    CommandRun run = verify(data.resolve("secrets"));

    assertEquals(3, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  private Path segment() throws IOException {
    try (var files = Files.list(data.resolve("audit"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static CommandRun verify(Path directory) {
    return CommandRun.of("audit", "verify", directory.toString());
  }
}
