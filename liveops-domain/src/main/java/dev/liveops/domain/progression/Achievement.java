package dev.liveops.domain.progression;

/**
 * Something a player can unlock, once and for ever.
 *
 * @param id what the outside calls it
 * @param hidden whether it stays out of sight until the player has made a first step towards it
 * @param condition what unlocks it
 */
public record Achievement(String id, boolean hidden, Condition condition) {}
