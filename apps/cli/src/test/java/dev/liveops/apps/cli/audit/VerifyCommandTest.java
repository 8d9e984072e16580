package dev.liveops.apps.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.filesystem.LocalStorage;
import dev.liveops.apps.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  @TempDir private Path data;

  @Test
  void whatIsLeftIsWorkedOnAndThenNothingDiffers() {
    Installed.accept(data, 50);

    CommandRun run = verify();

    assertEquals(0, run.exitCode(), run::toString);
    assertTrue(
        run.err().matches("rate: \\d+ facts in \\d+\\.\\d\\d s, \\d+ a second\n"), run.err());
    assertTrue(run.outLines().getFirst().endsWith("50 events accepted, 50 of them count"));
    // Five windows on each of two boards.
    assertEquals(
        "compared: 500 standings, progress of 50 players, 0 claims", run.outLines().get(1));
    assertEquals("no difference", run.outLines().getLast());
  }

  @Test
  void itSaysTheSameAgain() {
    Installed.accept(data, 5);

    assertEquals(verify().out(), verify().out());
  }

  @Test
  void whatDoesNotFollowFromTheTrailIsTold() {
    Installed.accept(data, 3);
    Installed.forgeProgress(data, "ghost");

    CommandRun run = verify();

    assertEquals(1, run.exitCode(), run::toString);
    List<String> differences =
        run.outLines().stream().filter(line -> line.startsWith("differs: ")).toList();
    assertEquals(1, differences.size(), run::toString);
    assertTrue(
        differences
            .getFirst()
            .matches("differs: progress .*player=ghost.*: expected nothing, stored .*xp=100.*"),
        run.out());
    assertEquals("1 difference", run.outLines().getLast());
  }

  @Test
  void aDirectoryInUseIsOneLine() {
    Installed.accept(data, 1);
    try (LocalStorage running = Installed.open(data)) {
      CommandRun run = verify();

      assertEquals(3, run.exitCode());
      assertEquals("", run.out());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(
          run.err()
              .startsWith("liveops: " + running.root() + ": in use by another LiveOps process"),
          run.err());
    }
  }

  @Test
  void aDirectoryWithoutDataIsLeftAsItIs() throws IOException {
    CommandRun run = verify();

    assertEquals(3, run.exitCode());
    assertEquals("liveops: " + data + ": no LiveOps data there", run.err().strip());
    try (var files = Files.list(data)) {
      assertEquals(0, files.count());
    }
  }

  private CommandRun verify() {
    return CommandRun.of("verify", "--data", data.toString());
  }
}
