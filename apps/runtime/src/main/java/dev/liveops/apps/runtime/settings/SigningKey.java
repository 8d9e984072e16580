package dev.liveops.apps.runtime.settings;

import dev.liveops.domain.event.GameId;

/**
 * A secret with which the clients of one game sign. Several may have the same id: all are valid
 * while a key is being rotated.
 *
 * @param keyId what the header {@code X-Key-Id} says
 * @param game the only game that may be written to with it
 * @param secret the secret
 */
public record SigningKey(String keyId, GameId game, Secret secret) {}
