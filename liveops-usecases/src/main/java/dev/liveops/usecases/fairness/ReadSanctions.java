package dev.liveops.usecases.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.fairness.SanctionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists the sanctions of a game that are in force. Safe for use by many threads. */
public final class ReadSanctions {

  /** How many sanctions a page may hold. */
  public static final int PAGE_SANCTIONS_MAX = 200;

  /** How many pages of the store are looked through for one page of ours. */
  private static final int STORE_PAGES_MAX = 50;

  private final SanctionStore sanctions;
  private final InstantSource clock;

  /**
   * A page of sanctions, ordered by id.
   *
   * @param next after which id the next page begins; empty when this is the last
   */
  public record Page(List<Sanction> sanctions, Optional<String> next) {
    /** Keeps its own copy. */
    public Page {
      sanctions = List.copyOf(sanctions);
    }
  }

  /** Reads from {@code sanctions}. */
  public ReadSanctions(SanctionStore sanctions, InstantSource clock) {
    this.sanctions = sanctions;
    this.clock = clock;
  }

  /**
   * The sanctions by which the gateway refuses events: blocks and bans.
   *
   * @param afterId where to go on, as the page before says; empty for the first page
   * @param sanctionsMax how many at the most; no more than {@link #PAGE_SANCTIONS_MAX} count
   * @throws dev.liveops.ports.PortUnavailable when they cannot be had now
   */
  public Page blocking(GameId game, Optional<String> afterId, int sanctionsMax) {
    return page(game, afterId, sanctionsMax, sanction -> sanction.kind().refusesEvents());
  }

  /**
   * All sanctions.
   *
   * @param afterId where to go on, as the page before says; empty for the first page
   * @param sanctionsMax how many at the most; no more than {@link #PAGE_SANCTIONS_MAX} count
   * @throws dev.liveops.ports.PortUnavailable when they cannot be had now
   */
  public Page all(GameId game, Optional<String> afterId, int sanctionsMax) {
    return page(game, afterId, sanctionsMax, sanction -> true);
  }

  /**
   * The sanction of an id; empty when there is none that is in force.
   *
   * @throws dev.liveops.ports.PortUnavailable when it cannot be told now
   */
  public Optional<Sanction> find(GameId game, String sanctionId) {
    return sanctions.find(game, sanctionId).filter(sanction -> sanction.inForceAt(clock.millis()));
  }

  private Page page(
      GameId game, Optional<String> afterId, int sanctionsMax, Predicate<Sanction> wanted) {
    long nowMillis = clock.millis();
    int size = Math.clamp(sanctionsMax, 1, PAGE_SANCTIONS_MAX);
    List<Sanction> page = new ArrayList<>();
    Optional<String> after = afterId;
    for (int i = 0; i < STORE_PAGES_MAX; i++) {
      List<Sanction> found = sanctions.list(game, after, PAGE_SANCTIONS_MAX);
      for (Sanction sanction : found) {
        if (sanction.inForceAt(nowMillis) && wanted.test(sanction)) {
          page.add(sanction);
        }
        after = Optional.of(sanction.id());
        if (page.size() == size) {
          return new Page(page, after);
        }
      }
      if (found.size() < PAGE_SANCTIONS_MAX) {
        return new Page(page, Optional.empty());
      }
    }
    return new Page(page, after);
  }
}
