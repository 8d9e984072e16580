package dev.liveops.usecases.signing;

import dev.liveops.domain.signing.SigningKey;

/** Whether it is known who sent a request. */
public sealed interface Authentication {

  /** It is: the holder of this key. */
  record Signed(SigningKey key) implements Authentication {}

  /**
   * It is not.
   *
   * @param keyId the key that the request names, if there is such a key; else empty
   * @param detail what is wrong with the signature's form, in words; empty where that is not the
   *     matter
   */
  record Refused(Refusal refusal, String keyId, String detail) implements Authentication {}

  /** It cannot be told now; the same request may pass later. */
  record Overloaded(long retryAfterMillis) implements Authentication {}
}
