package dev.liveops.domain.ranking;

import dev.liveops.domain.event.PlayerId;
import java.util.List;
import java.util.Optional;

/**
 * What one event brings to one board, in every window of it that the event falls into.
 *
 * @param board the name of the board
 * @param windows those windows, from day to all time; never empty. Contributions of neighbouring
 *     events share the list, so that who handles many of them need not look at it again
 * @param player who did it
 * @param value what the event is worth on that board
 * @param subscore what breaks ties; 0 where the board has no such field, or the event lacks it
 * @param metadata what travels with the run, if anything
 * @param atMillis when the event was received, epoch milliseconds
 */
public record Contribution(
    String board,
    List<Window> windows,
    PlayerId player,
    long value,
    long subscore,
    Optional<String> metadata,
    long atMillis) {}
