package dev.liveops.apps.cli.audit;

import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.DataOption;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.apps.cli.console.Printable;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.audit.Fact;
import dev.liveops.usecases.audit.Refold;
import dev.liveops.usecases.audit.RefoldReport;
import dev.liveops.usecases.audit.RefoldReport.Difference;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Folds the audit trail anew and compares the outcome with what is stored. */
@Command(
    name = "verify",
    header = "Compares what is stored with a refold of the audit trail.",
    description = {
      "Folds the whole trail anew, by the rules of the game, and compares every standing, every"
          + " player's progress and every claim with what is stored.",
      "The services must be stopped. What they had accepted and not yet worked on is worked on"
          + " first. Give it the settings that they run with. Ends with 1 if anything differs."
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int SHOWN_MAX = 20;

  private final InstantSource clock;

  @Mixin private final DataOption data;
  @Spec private CommandSpec spec;

  /** A command that falls back on the environment. */
  public VerifyCommand(Map<String, String> environment, InstantSource clock) {
    this.data = new DataOption(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.read(data.environment());
    VerifyWiring.Refolded refolded = VerifyWiring.refold(settings, clock);
    return switch (refolded.outcome()) {
      case Refold.Outcome.Compared(RefoldReport report) -> {
        print(report, spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        err.println(new Rate(report.facts(), refolded.nanos()));
        err.flush();
        yield report.differenceCount() == 0 ? ExitCode.OK : ExitCode.REFUSED;
      }
      case Refold.Outcome.Unsettled(String why) ->
          throw new CommandFailure(ExitCode.UNREACHABLE, "cannot be compared now: " + why);
    };
  }

  private static void print(RefoldReport report, PrintWriter out) {
    out.println(
        "trail: %d facts up to position %d, %d events accepted, %d of them count"
            .formatted(
                report.facts(), report.through(), report.eventsAccepted(), report.eventsCounted()));
    out.println(
        "compared: %d standings, progress of %d players, %d claims"
            .formatted(
                report.standingsCompared(), report.progressCompared(), report.claimsCompared()));
    report.differences().stream().limit(SHOWN_MAX).forEach(each -> print(each, out));
    long hidden = report.differenceCount() - Math.min(SHOWN_MAX, report.differences().size());
    if (hidden > 0) {
      out.println("... and " + hidden + " more");
    }
    report.abandoned().stream().limit(SHOWN_MAX).forEach(each -> print(each, out));
    out.println(
        switch ((int) Math.min(2, report.differenceCount())) {
          case 0 -> "no difference";
          case 1 -> "1 difference";
          default -> report.differenceCount() + " differences";
        });
    out.flush();
  }

  private static void print(Difference difference, PrintWriter out) {
    String kind = difference.kind().name().toLowerCase(Locale.ROOT);
    out.println(
        Printable.line(
            "differs: %s %s: expected %s, stored %s"
                .formatted(kind, difference.where(), difference.expected(), difference.actual())));
  }

  private static void print(Fact.DeliveryAbandoned abandoned, PrintWriter out) {
    out.println(Printable.line("given up: " + abandoned));
  }
}
