package dev.liveops.apps.cli.audit;

import dev.liveops.adapters.local.filesystem.StorageFault;
import dev.liveops.adapters.local.filesystem.TrailVerification;
import dev.liveops.adapters.local.filesystem.TrailVerification.Known;
import dev.liveops.adapters.local.filesystem.TrailVerification.Outcome;
import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.domain.receipt.VerificationKey;
import dev.liveops.ports.PortUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the audit commands see trails in a directory. */
final class AuditWiring {

  private AuditWiring() {}

  /**
   * What was found.
   *
   * @param intact whether nothing is wrong
   * @param lines what there is to say
   * @param rate how fast the trail was gone through, where that was to its end
   */
  record Finding(boolean intact, List<String> lines, Optional<Rate> rate) {}

  /**
   * Checks a trail from its first line to its last.
   *
   * @throws CommandFailure when there is none, or it cannot be read
   */
  static Finding verify(Path directory, List<VerificationKey> keys, AuditChain.Head anchor) {
    long beganNanos = System.nanoTime();
    try {
      return switch (TrailVerification.verify(directory, new Known(keys, anchor))) {
        case Outcome.Intact intact ->
            new Finding(
                true,
                lines(intact, anchor),
                Optional.of(new Rate(intact.head().length(), System.nanoTime() - beganNanos)));
        case Outcome.Broken(Path file, long line, long position, String why) ->
            new Finding(
                false,
                List.of(
                    "broken: %s line %d (position %d): %s".formatted(file, line, position, why)),
                Optional.empty());
      };
    } catch (StorageFault | PortUnavailable e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private static List<String> lines(Outcome.Intact intact, AuditChain.Head anchor) {
    List<String> lines = new ArrayList<>();
    AuditChain.Head head = intact.head();
    lines.add(
        "intact: %s (%d sealed), %s, head %d:%s"
            .formatted(
                count(intact.segments(), "segment", "segments"),
                intact.seals(),
                count(head.length(), "entry", "entries"),
                head.length(),
                head.hash()));
    if (!intact.isSigned()) {
      lines.add("not checked: signatures, as there is no key (see --key)");
    }
    if (!intact.hasHead() && anchor.length() == 0) {
      lines.add("not checked: whether the end was cut off, as there is no head (see --head)");
    }
    if (intact.hasHead() && head.length() > intact.vouchedThrough()) {
      lines.add(
          "not vouched for yet: %s, from position %d on"
              .formatted(
                  count(head.length() - intact.vouchedThrough(), "entry", "entries"),
                  intact.vouchedThrough() + 1));
    }
    if (intact.isUnfinished()) {
      lines.add("not finished: the last line; it is being written, or the next start writes it");
    }
    return lines;
  }

  /**
   * The public keys of the trail in a data directory, as a JSON Web Key Set.
   *
   * @throws CommandFailure when there is none, or it cannot be read
   */
  static String publicKeys(Path data) {
    try {
      List<VerificationKey> keys = TrailVerification.publicKeysOf(data);
      if (keys.isEmpty()) {
        throw new CommandFailure(ExitCode.UNREACHABLE, data + ": no key of an audit trail there");
      }
      return new ReceiptKeySet(keys).toJwks();
    } catch (PortUnavailable e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
