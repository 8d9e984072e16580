package dev.liveops.ports.ranking;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;

/** One board in one window of a game. */
public record BoardWindow(GameId game, String board, WindowKind kind, String windowId) {}
