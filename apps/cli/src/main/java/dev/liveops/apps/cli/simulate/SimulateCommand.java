package dev.liveops.apps.cli.simulate;

import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.DurationConverter;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Progress;
import dev.liveops.apps.cli.console.Terminal;
import dev.liveops.apps.cli.gateway.Gateway;
import dev.liveops.apps.cli.gateway.GatewayOptions;
import dev.liveops.apps.cli.gateway.Outcome;
import dev.liveops.apps.cli.gateway.Outcomes;
import dev.liveops.apps.cli.gateway.Pause;
import dev.liveops.apps.cli.gateway.Signer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets synthetic players play, and prints what became of it. */
@Command(
    name = "simulate",
    header = "Lets synthetic players play, and prints what became of it.",
    description = {
      "They play the default game, honest ones and cheaters of every kind. The same seed plays the"
          + " same game. Ends with 1 if an event of an honest player was refused or did not count."
    })
public final class SimulateCommand implements Callable<Integer> {

  private static final int PLAYERS_MAX = 1_000_000;
  private static final byte[] OTHER_SECRET =
      "nobody has agreed on this secret with anybody".getBytes(StandardCharsets.UTF_8);

  private final InstantSource clock;

  @Mixin private final GatewayOptions gateway;
  @Spec private CommandSpec spec;

  @Option(
      names = "--players",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many players (default: ${DEFAULT-VALUE}).")
  private int players;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "50",
      description =
          "Events a second, of all players together; at most "
              + Player.TURNS_PER_SECOND_MAX
              + " for each (default: ${DEFAULT-VALUE}).")
  private double eventsPerSecond;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "How long, such as 30s or 5m (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--cheaters",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "The share of players who cheat, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double cheaterShare;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The seed; it names the players, too (default: a new one).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "Wait so long for verdicts at the end (default: ${DEFAULT-VALUE}).")
  private Duration waitMax;

  /** A command that falls back on the environment. */
  public SimulateCommand(Map<String, String> environment, InstantSource clock) {
    this.gateway = new GatewayOptions(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    long startMillis = clock.millis();
    long chosenSeed = seed.orElse(startMillis);
    Crowd crowd = Crowd.of(chosenSeed, players, cheaterShare, Long.toString(startMillis, 36));
    Signer signer = gateway.signer();
    PrintWriter err = spec.commandLine().getErr();
    try (Gateway at = new Gateway(gateway.address(), signer, clock)) {
      checkReachable(at);
      err.println("seed " + chosenSeed + ", " + players + " players, gateway " + at.address());
      Progress progress = new Progress(err, Terminal.interactive(), System::nanoTime);
      Signer forger = new Signer(Optional.empty(), OTHER_SECRET);
      Simulation simulation = new Simulation(at, signer, forger, progress);
      long startNanos = System.nanoTime();
      simulation.run(new Plan(crowd, eventsPerSecond, startMillis), duration);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      return report(crowd, simulation, outcomes(simulation, at), elapsed);
    }
  }

  private int report(
      Crowd crowd, Simulation simulation, Map<String, Outcome> outcomes, Duration elapsed) {
    SimulationReport report = new SimulationReport(crowd, simulation, outcomes);
    report.print(spec.commandLine().getOut(), Terminal.colours(), elapsed);
    if (simulation.failure().isPresent()) {
      throw simulation.failure().get();
    }
    return report.honestUnharmed() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Map<String, Outcome> outcomes(Simulation simulation, Gateway at)
      throws InterruptedException {
    List<String> ids =
        simulation.tallies().values().stream().flatMap(tally -> tally.sample().stream()).toList();
    return simulation.failure().isPresent()
        ? Map.of()
        : new Outcomes(at, Pause.REAL, System::nanoTime).of(ids, waitMax);
  }

  private static void checkReachable(Gateway at) throws InterruptedException {
    try {
      at.get("/health/live");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, at.address() + " does not answer: " + e.getMessage(), e);
    }
  }

  private void checkOptions() {
    check(players >= 1 && players <= PLAYERS_MAX, "--players: expected 1 to " + PLAYERS_MAX);
    check(eventsPerSecond > 0 && Double.isFinite(eventsPerSecond), "--rate: expected more than 0");
    check(cheaterShare >= 0 && cheaterShare <= 1, "--cheaters: expected 0 to 1");
    long playersMin = (long) Math.ceil(eventsPerSecond / Player.TURNS_PER_SECOND_MAX);
    check(
        players >= playersMin,
        "--rate: honest players send at most "
            + Player.TURNS_PER_SECOND_MAX
            + " events a second each: expected a lower rate, or at least "
            + playersMin
            + " players");
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
