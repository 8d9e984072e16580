package dev.liveops.domain.fairness;

/** The measures that can be taken against a player; all end, and all can be undone. */
public enum SanctionKind {
  /** The gateway refuses the player's events until it ends. */
  BLOCK,
  /** Events are accepted, and every one of them is quarantined. */
  SHADOW,
  /** The player leaves ranks and totals, and goes on playing. */
  HIDE,
  /** Refused at the gateway, out of the ranks, no claims. */
  BAN;

  /** Whether the gateway refuses events of a player under this sanction. */
  public boolean refusesEvents() {
    return this == BLOCK || this == BAN;
  }

  /** Whether a player under this sanction is left out of ranks and totals. */
  public boolean hidesFromRanks() {
    return this == HIDE || this == BAN;
  }
}
