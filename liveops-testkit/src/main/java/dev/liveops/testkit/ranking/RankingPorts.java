package dev.liveops.testkit.ranking;

import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;

/** Standings, and the order that is kept of them. */
public record RankingPorts(StandingsStore standings, RankIndex ranks) {}
