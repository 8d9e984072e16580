package dev.liveops.domain.ranking;

import java.util.Optional;

/**
 * What a player has achieved on a board in a window. A run moves as one tuple: all four change, or
 * none.
 *
 * @param score what ranks first
 * @param subscore breaks ties of score, in the board's direction; 0 where the board has none
 * @param metadata what the game attached to the run, if anything
 * @param achievedAtMillis when this score was reached, epoch milliseconds
 */
public record Standing(
    long score, long subscore, Optional<String> metadata, long achievedAtMillis) {}
