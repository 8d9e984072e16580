package dev.liveops.domain.ranking;

import dev.liveops.domain.event.PlayerId;
import java.util.Optional;

/**
 * A player's place on a board.
 *
 * @param rank 1 for the first, never 0
 * @param player who
 * @param score the score
 * @param subscore what breaks ties of score
 * @param achievedAtMillis when the score was reached, epoch milliseconds
 * @param metadata what the game attached to the run, if anything
 */
public record Ranked(
    int rank,
    PlayerId player,
    long score,
    long subscore,
    long achievedAtMillis,
    Optional<String> metadata) {}
