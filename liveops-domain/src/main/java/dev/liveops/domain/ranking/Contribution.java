package dev.liveops.domain.ranking;

import dev.liveops.domain.event.PlayerId;
import java.util.Optional;

/**
 * What one event brings to one board in one window.
 *
 * @param board the name of the board
 * @param window the window the event falls into
 * @param player who did it
 * @param value what the event is worth on that board
 * @param subscore what breaks ties; 0 where the board has no such field, or the event lacks it
 * @param metadata what travels with the run, if anything
 * @param atMillis when the event was received, epoch milliseconds
 */
public record Contribution(
    String board,
    Window window,
    PlayerId player,
    long value,
    long subscore,
    Optional<String> metadata,
    long atMillis) {}
