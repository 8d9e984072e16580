package dev.liveops.domain.ranking;

/** How players with equal score and subscore are numbered. */
public enum Ties {
  /** 1 2 3 4: earliest first, then by player id. */
  ORDINAL,
  /** 1 2 2 4: equals share a rank, and the next rank counts them all. */
  COMPETITION,
  /** 1 2 2 3: equals share a rank, and no rank is left out. */
  DENSE
}
