package dev.liveops.domain.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key (RFC 8032), with which anyone can check receipts. Immutable;
 * safe for use by many threads.
 */
public final class VerificationKey {

  /** The length of a key in its raw form, in bytes. */
  public static final int LENGTH_BYTES = 32;

  static final String ALGORITHM = "Ed25519";
  static final int SIGNATURE_BYTES = 64;

  /** What X.509 puts before the raw key (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] raw;
  private final PublicKey key;
  private final String keyId;

  /**
   * Takes a key in its raw form of 32 bytes, as in {@code x} of a JSON Web Key.
   *
   * @throws IllegalArgumentException when it is not a key
   */
  public VerificationKey(byte[] raw) {
    if (raw.length != LENGTH_BYTES) {
      throw new IllegalArgumentException("public key: expected " + LENGTH_BYTES + " bytes");
    }
    this.raw = raw.clone();
    this.key = decoded(this.raw);
    this.keyId = thumbprint(this.raw);
  }

  /** The key in its raw form. */
  public byte[] raw() {
    return raw.clone();
  }

  /** What the key is called in a JWS: its thumbprint (RFC 7638, RFC 8037 appendix A.3). */
  public String keyId() {
    return keyId;
  }

  /** The key as a JSON Web Key (RFC 7517, RFC 8037 section 2). */
  public String toJwk() {
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
        + Base64Url.encode(raw)
        + "\",\"kid\":\""
        + keyId
        + "\",\"use\":\"sig\",\"alg\":\"EdDSA\"}";
  }

  /** Whether {@code signature} is this key's for {@code message}; never throws. */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      // The platform throws where the bytes are no signature, or the key no point of the curve.
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return "VerificationKey[" + keyId + "]";
  }

  static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("this Java platform does not do " + ALGORITHM, e);
  }

  static byte[] rawOf(PublicKey key) {
    byte[] x509 = key.getEncoded();
    return Arrays.copyOfRange(x509, x509.length - LENGTH_BYTES, x509.length);
  }

  private static PublicKey decoded(byte[] raw) {
    byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH_BYTES);
    System.arraycopy(raw, 0, x509, X509_PREFIX.length, LENGTH_BYTES);
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("public key: not an Ed25519 key", e);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static String thumbprint(byte[] raw) {
    // The members that RFC 7638 names, in its order, without a space.
    String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + Base64Url.encode(raw) + "\"}";
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64Url.encode(sha256.digest(jwk.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
