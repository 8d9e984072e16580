package dev.liveops.domain.signing;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104, FIPS 180-4) under one secret. Immutable; safe for use by many threads.
 *
 * <p>Setting up a {@link Mac} costs as much as using it, so every computation starts from a copy of
 * one that has already taken in its key.
 */
public final class HmacSha256 {

  /** The length of a result, in bytes. */
  public static final int LENGTH_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;

  /**
   * Takes in the secret; the array may be wiped afterwards.
   *
   * @throws IllegalArgumentException when the secret is empty
   */
  public HmacSha256(byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException("secret: expected at least one byte");
    }
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(secret, ALGORITHM));
      // No data, but it makes the platform hash the key's block now, once, and not in every copy.
      prototype.update(new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The code of {@code message}: {@value #LENGTH_BYTES} bytes. */
  public byte[] of(byte[] message) {
    return copy().doFinal(message);
  }

  /** The code of {@code head} followed by {@code tail}: {@value #LENGTH_BYTES} bytes. */
  public byte[] of(byte[] head, byte[] tail) {
    Mac mac = copy();
    mac.update(head);
    return mac.doFinal(tail);
  }

  @Override
  public String toString() {
    return "HmacSha256[secret hidden]";
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this platform's " + ALGORITHM + " cannot be copied", e);
    }
  }
}
