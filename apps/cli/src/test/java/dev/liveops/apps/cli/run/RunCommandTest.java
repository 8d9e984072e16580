package dev.liveops.apps.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunCommandTest {

  private final List<Set<ServiceName>> started = new ArrayList<>();
  private final List<Settings> settings = new ArrayList<>();

  @Test
  void allServicesAreStartedUnlessSomeAreNamed() {
    CommandRun run = run("run");

    assertEquals(new CommandRun(0, "", ""), run);
    assertEquals(List.of(EnumSet.complementOf(EnumSet.of(ServiceName.METRICS))), started);
  }

  @Test
  void namedServicesAreStartedAndSayWhatTheyNeed() {
    CommandRun run = run("run", "web", "gateway");

    assertEquals(0, run.exitCode());
    assertEquals(List.of(EnumSet.of(ServiceName.GATEWAY, ServiceName.WEB)), started);
    assertEquals(2, run.outLines().size());
    assertTrue(run.outLines().getFirst().startsWith("gateway: events are kept"), run.out());
  }

  @Test
  void theDirectoryOnTheCommandLineGoesBeforeTheSetting() {
    run("run");
    run("run", "--data", "elsewhere");

    assertEquals(
        List.of(Path.of("set"), Path.of("elsewhere")),
        settings.stream().map(each -> each.storage().data()).toList());
  }

  @Test
  void anOptionMakesNoDifferenceToWhatIsStartedAndSaid() {
    CommandRun plain = run("run", "web", "gateway");
    CommandRun withOption = run("run", "--data", "set", "web", "gateway");

    assertEquals(plain, withOption);
    assertEquals(started.getFirst(), started.getLast());
    assertEquals(settings.getFirst().storage().data(), settings.getLast().storage().data());
  }

  @Test
  void anUnknownServiceIsAWrongCommandLine() {
    CommandRun run = run("run", "metrics");

    assertEquals(2, run.exitCode());
    assertEquals(
        "liveops: there is no service 'metrics', but gateway, fairness, leaderboard, progression,"
            + " web (see liveops run --help)",
        run.err().strip());
    assertEquals(List.of(), started);
  }

  @Test
  void everyWrongSettingHasALine() {
    CommandRun run =
        CommandRun.with(Map.of("GATEWAY_PORT", "x", "HMAC_SECRET", "short"), this::start, "run");

    assertEquals(2, run.exitCode());
    assertEquals(2, run.err().lines().count());
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("liveops: ")), run.err());
    assertTrue(run.err().contains("GATEWAY_PORT: expected a port"), run.err());
    assertEquals(List.of(), started);
  }

  @Test
  void whatCannotStartIsOneLine() {
    CommandRun run =
        CommandRun.with(
            Map.of(),
            (settings, services, out) -> {
              throw new StartFailure("gateway: port 8080 is in use", null);
            },
            "run");

    assertEquals(3, run.exitCode());
    assertEquals("liveops: gateway: port 8080 is in use", run.err().strip());
  }

  @Test
  void aFaultOfOurOwnAsksToBeReported() {
    CommandRun run =
        CommandRun.with(
            Map.of(),
            (settings, services, out) -> {
              throw new IllegalStateException("no way");
            },
            "run");

    assertEquals(70, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("IllegalStateException: no way"), run.err());
  }

  @Test
  void onlyDebugShowsAStackTrace() {
    Installation failing =
        (settings, services, out) -> {
          throw new StartFailure("cannot", null);
        };
    for (String[] args :
        List.of(new String[] {"--debug", "run"}, new String[] {"run", "--debug"})) {
      CommandRun run = CommandRun.with(Map.of(), failing, args);

      assertEquals(3, run.exitCode());
      assertTrue(run.err().contains("\tat " + RunCommand.class.getName()), run.err());
    }
  }

  private CommandRun run(String... args) {
    return CommandRun.with(Map.of("LIVEOPS_DATA", "set"), this::start, args);
  }

  private void start(Settings with, Set<ServiceName> services, java.io.PrintStream out) {
    settings.add(with);
    started.add(EnumSet.copyOf(services));
  }
}
