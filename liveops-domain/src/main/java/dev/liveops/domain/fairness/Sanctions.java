package dev.liveops.domain.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The measures against one player in one game, lifted ones left out. Immutable.
 *
 * @param all every sanction, in any order, those that ended or have yet to begin included
 */
public record Sanctions(List<Sanction> all) {

  /** Of a player whom nothing was ever done to. */
  public static final Sanctions NONE = new Sanctions(List.of());

  /** Keeps its own copy. */
  public Sanctions {
    all = List.copyOf(all);
  }

  /**
   * These and one more; one with the same id is replaced, so that imposing twice is imposing once.
   */
  public Sanctions with(Sanction sanction) {
    List<Sanction> more = new ArrayList<>(without(sanction.id()).all);
    more.add(sanction);
    return new Sanctions(more);
  }

  /** These but for the one called {@code id}, if it is among them. */
  public Sanctions without(String id) {
    return new Sanctions(all.stream().filter(sanction -> !sanction.id().equals(id)).toList());
  }

  /** These but for those that have ended by {@code nowMillis}. */
  public Sanctions unendedAt(long nowMillis) {
    return new Sanctions(
        all.stream().filter(sanction -> nowMillis < sanction.untilMillis()).toList());
  }

  /** How the player stands at {@code nowMillis}: the most severe of what is in force. */
  public PlayerStatus statusAt(long nowMillis) {
    PlayerStatus.Kind kind = PlayerStatus.Kind.CLEAR;
    long blockedUntilMillis = Long.MIN_VALUE;
    for (Sanction sanction : all) {
      if (sanction.inForceAt(nowMillis)) {
        kind = kind.or(PlayerStatus.Kind.of(sanction.kind()));
        if (sanction.kind().refusesEvents()) {
          blockedUntilMillis = Math.max(blockedUntilMillis, sanction.untilMillis());
        }
      }
    }
    boolean ends = blockedUntilMillis != Long.MIN_VALUE && blockedUntilMillis != Sanction.NO_END;
    return new PlayerStatus(
        kind, ends ? OptionalLong.of(blockedUntilMillis) : OptionalLong.empty());
  }

  /** Whether the gateway refuses the player's events at {@code nowMillis}. */
  public boolean refusesEventsAt(long nowMillis) {
    for (Sanction sanction : all) {
      if (sanction.kind().refusesEvents() && sanction.inForceAt(nowMillis)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the player is left out of ranks and totals at {@code nowMillis}. */
  public boolean hidesFromRanksAt(long nowMillis) {
    for (Sanction sanction : all) {
      if (sanction.kind().hidesFromRanks() && sanction.inForceAt(nowMillis)) {
        return true;
      }
    }
    return false;
  }

  /** The shadow the player is under at {@code nowMillis}, if any. */
  public Optional<Sanction> shadowAt(long nowMillis) {
    for (Sanction sanction : all) {
      if (sanction.kind() == SanctionKind.SHADOW && sanction.inForceAt(nowMillis)) {
        return Optional.of(sanction);
      }
    }
    return Optional.empty();
  }
}
