package dev.liveops.ports.fairness;

import dev.liveops.domain.event.GameId;

/** A population is kept for each type of event of a game. */
public record PopulationKey(GameId game, String eventType) {}
