package dev.liveops.apps.cli.audit;

import dev.liveops.adapters.local.filesystem.StorageFault;
import dev.liveops.adapters.local.filesystem.TrailVerification;
import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome;
import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.domain.audit.AuditChain;
import java.nio.file.Path;

/** Lets the audit command see trails in a directory. */
final class AuditWiring {

  private AuditWiring() {}

  /**
   * What was found.
   *
   * @param intact whether nothing is wrong
   * @param text what there is to say, in one line
   */
  record Finding(boolean intact, String text) {}

  /**
   * Checks a trail from its first line to its last.
   *
   * @throws CommandFailure when there is none, or it cannot be read
   */
  static Finding verify(Path directory) {
    try {
      return switch (TrailVerification.verify(directory)) {
        case Outcome.Intact(int segments, AuditChain.Head head) ->
            new Finding(
                true,
                "intact: %s, %s, head %s"
                    .formatted(
                        count(segments, "segment", "segments"),
                        count(head.length(), "entry", "entries"),
                        head.hash()));
        case Outcome.Broken(Path file, long line, long position, String why) ->
            new Finding(
                false, "broken: %s line %d (position %d): %s".formatted(file, line, position, why));
      };
    } catch (StorageFault e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
