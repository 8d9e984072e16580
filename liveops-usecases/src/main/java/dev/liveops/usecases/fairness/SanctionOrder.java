package dev.liveops.usecases.fairness;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants done against a player, as they wrote it.
 *
 * @param player whom it is against
 * @param kind {@code block}, {@code shadow}, {@code hide} or {@code ban}
 * @param reason why
 * @param author who wants it
 * @param durationMillis for how long, from now; empty with {@code untilMillis}, and for no end
 * @param untilMillis until when, epoch milliseconds; empty with {@code durationMillis}, and for no
 *     end
 */
public record SanctionOrder(
    String player,
    String kind,
    String reason,
    String author,
    OptionalLong durationMillis,
    OptionalLong untilMillis) {

  private static final long DURATION_MILLIS_MAX = Duration.ofDays(36_525).toMillis();

  /** Everything that is wrong with it. */
  List<FieldFault> faults(long nowMillis) {
    List<FieldFault> faults = new ArrayList<>();
    if (!PlayerId.wellFormed(player)) {
      faults.add(new FieldFault("player_id", PlayerId.EXPECTED));
    }
    if (sanctionKind().isEmpty()) {
      faults.add(new FieldFault("kind", "one of block, shadow, hide, ban"));
    }
    Statements.check(author, reason, faults);
    if (durationMillis.isPresent() && untilMillis.isPresent()) {
      faults.add(new FieldFault("until", "only one of duration_sec and until"));
    } else if (durationMillis.isPresent() && !isDuration(durationMillis.getAsLong())) {
      faults.add(new FieldFault("duration_sec", "more than nothing and at most 100 years"));
    } else if (untilMillis.isPresent() && !isDuration(durationUntil(nowMillis))) {
      faults.add(new FieldFault("until", "an instant after now, within 100 years"));
    }
    return faults;
  }

  /** The sanction that it asks for; only of an order without a fault. */
  Sanction sanction(GameId game, EventId id, long nowMillis) {
    SanctionKind what = sanctionKind().orElseThrow();
    long endMillis =
        durationMillis.isPresent()
            ? nowMillis + durationMillis.getAsLong()
            : untilMillis.orElse(Sanction.NO_END);
    return new Sanction(
        kind + "-" + id, game, new PlayerId(player), what, author, reason, nowMillis, endMillis);
  }

  private Optional<SanctionKind> sanctionKind() {
    return switch (kind) {
      case "block" -> Optional.of(SanctionKind.BLOCK);
      case "shadow" -> Optional.of(SanctionKind.SHADOW);
      case "hide" -> Optional.of(SanctionKind.HIDE);
      case "ban" -> Optional.of(SanctionKind.BAN);
      default -> Optional.empty();
    };
  }

  private long durationUntil(long nowMillis) {
    long end = untilMillis.orElseThrow();
    return end <= nowMillis ? 0 : Math.min(end, Long.MAX_VALUE / 2) - nowMillis;
  }

  private static boolean isDuration(long millis) {
    return millis > 0 && millis <= DURATION_MILLIS_MAX;
  }
}
