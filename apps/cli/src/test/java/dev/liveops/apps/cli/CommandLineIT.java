package dev.liveops.apps.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a shell sees of the commands: exit codes, streams, signals. */
class CommandLineIT {

  private static final String SECRET = "a secret of more than thirty-two characters";
  private static final String EVENT =
      "{\"type\":\"progression\",\"playerId\":\"p1\",\"ts\":1730560000,\"payload\":{\"deltaXp\":10}}";
  private static final List<String> PORTS =
      List.of(
          "GATEWAY_PORT",
          "FAIRNESS_PORT",
          "LEADERBOARD_PORT",
          "PROGRESSION_PORT",
          "WEB_PORT",
          "METRICS_PORT");

  @TempDir private Path directory;

  @Test
  void helpGoesToStdoutAndErrorsToStderr() throws Exception {
    CommandRun help = LiveOpsProcess.run(Map.of(), "--help");
    CommandRun wrong = LiveOpsProcess.run(Map.of(), "simulate", "--rat", "5");

    assertEquals(0, help.exitCode());
    assertEquals("", help.err());
    assertFalse(help.out().contains("\u001b"), "no colours, since this is no terminal");
    assertEquals(2, wrong.exitCode());
    assertEquals("", wrong.out());
    assertEquals(
        "liveops: unknown options: '--rat', '5'; did you mean --rate? (see liveops simulate --help)",
        wrong.err().strip());
  }

  @Test
  void aBodyMayComeFromStandardInput() throws Exception {
    CommandRun run =
        LiveOpsProcess.runWithInput(
            "Hello, World!", Map.of("HMAC_SECRET", "It's a Secret to Everybody"), "sign", "-");

    assertEquals(
        new CommandRun(
            0,
            "X-Signature: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
                + System.lineSeparator(),
            ""),
        run);
  }

  @Test
  void theSystemRunsIsUsedStopsAndIsVerified() throws Exception {
    Map<String, String> environment = environment(directory.resolve("data"));
    try (LiveOpsProcess system = LiveOpsProcess.start(environment, "run")) {
      List<String> lines = system.linesThrough("ready");
      assertEquals("ready", lines.getLast(), lines::toString);
      Map<String, String> client =
          Map.of("GATEWAY_PORT", port(lines, "gateway"), "HMAC_SECRET", SECRET);

      CommandRun sent = LiveOpsProcess.runWithInput(EVENT, client, "send", "-");
      assertEquals(0, sent.exitCode(), sent::toString);
      assertEquals("1 event: 1 cleared", sent.outLines().getLast());

      CommandRun played =
          LiveOpsProcess.run(client, "simulate", "--duration", "2s", "--cheaters", "0.2");
      assertEquals(0, played.exitCode(), played::toString);

      assertInUse(LiveOpsProcess.run(environment, "run"));
      assertInUse(LiveOpsProcess.run(environment, "verify"));

      system.terminate();
      assertEquals(128 + 15, system.awaitEnd());
    }
    CommandRun verified = LiveOpsProcess.run(environment, "verify");
    assertEquals(0, verified.exitCode(), verified::toString);
    assertEquals("no difference", verified.outLines().getLast());
    CommandRun trail =
        LiveOpsProcess.run(Map.of(), "audit", "verify", directory.resolve("data").toString());
    assertEquals(0, trail.exitCode(), trail::toString);
    assertTrue(trail.out().startsWith("intact: "), trail.out());
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Map<String, String> environment = environment(directory.resolve("data"));
      environment.put("LEADERBOARD_PORT", Integer.toString(taken.getLocalPort()));

      CommandRun run = LiveOpsProcess.run(environment, "run");

      assertEquals(3, run.exitCode(), run::toString);
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains(Integer.toString(taken.getLocalPort())), run.err());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theNativePartOfSqliteIsNowhereOnceItIsLoaded() throws Exception {
    Path data = directory.resolve("data");
    try (LiveOpsProcess system = LiveOpsProcess.start(environment(data), "run")) {
      assertEquals("ready", system.linesThrough("ready").getLast());
      try (Stream<Path> left = Files.list(data.resolve("tmp"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  private static void assertInUse(CommandRun run) {
    assertEquals(3, run.exitCode(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(": in use by another LiveOps process (pid "), run.err());
  }

  private static Map<String, String> environment(Path data) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LIVEOPS_DATA", data.toString());
    environment.put("HMAC_SECRET", SECRET);
    PORTS.forEach(port -> environment.put(port, "0"));
    return environment;
  }

  private static String port(List<String> announcements, String service) {
    String line =
        announcements.stream().filter(each -> each.startsWith(service)).findFirst().orElseThrow();
    return line.substring(line.lastIndexOf(':') + 1);
  }
}
