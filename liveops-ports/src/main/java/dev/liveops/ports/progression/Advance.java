package dev.liveops.ports.progression;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import java.util.Map;

/**
 * What one pass over cleared events does to progress; all of it takes effect, or none.
 *
 * @param through the last position it handled
 * @param changed the players whose progress changed, as it is now
 */
public record Advance(long through, Map<PlayerKey, PlayerProgress> changed) {}
