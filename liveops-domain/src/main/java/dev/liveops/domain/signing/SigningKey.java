package dev.liveops.domain.signing;

import dev.liveops.domain.event.GameId;
import java.util.Objects;

/**
 * A secret that requests are signed with, under the name that requests call it by. Immutable; safe
 * for use by many threads. The secret cannot be read back, and is in no text form of the key.
 */
public final class SigningKey {

  private final String keyId;
  private final GameId game;
  private final HmacSha256 hmac;

  /**
   * Makes a key; the array may be wiped afterwards.
   *
   * @param keyId what the header {@code X-Key-Id} says, not blank
   * @param game the only game that the key speaks for
   * @param secret the secret, at least one byte; how long a good one is, the configuration says
   * @throws IllegalArgumentException when the id is blank or the secret empty
   */
  public SigningKey(String keyId, GameId game, byte[] secret) {
    if (keyId.isBlank()) {
      throw new IllegalArgumentException("key id: expected a name");
    }
    this.keyId = keyId;
    this.game = Objects.requireNonNull(game, "game");
    this.hmac = new HmacSha256(secret);
  }

  /** What requests call the key. */
  public String keyId() {
    return keyId;
  }

  /** The only game that the key speaks for. */
  public GameId game() {
    return game;
  }

  HmacSha256 hmac() {
    return hmac;
  }

  @Override
  public String toString() {
    return "SigningKey[keyId=" + keyId + ", game=" + game + "]";
  }
}
