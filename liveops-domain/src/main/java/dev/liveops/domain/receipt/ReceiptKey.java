package dev.liveops.domain.receipt;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The Ed25519 key (RFC 8032) that receipts are signed with, made from its seed: the 32 bytes that
 * are all there is to keep of it. Immutable; safe for use by many threads. The seed is in no text
 * form of the key.
 */
public final class ReceiptKey {

  /** The length of a seed, in bytes. Any bytes will do, as long as nobody can guess them. */
  public static final int SEED_BYTES = 32;

  /** What PKCS #8 puts before the seed (RFC 8410). */
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final PrivateKey privateKey;
  private final VerificationKey verificationKey;

  private ReceiptKey(PrivateKey privateKey, VerificationKey verificationKey) {
    this.privateKey = privateKey;
    this.verificationKey = verificationKey;
  }

  /**
   * The key of a seed; the array may be wiped afterwards.
   *
   * @throws IllegalArgumentException when the seed is not {@value #SEED_BYTES} bytes long
   */
  public static ReceiptKey fromSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("seed: expected " + SEED_BYTES + " bytes");
    }
    byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED_BYTES);
    System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, SEED_BYTES);
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(VerificationKey.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      ReceiptKey key = new ReceiptKey(privateKey, publicHalf(seed));
      key.checkHalvesFit();
      return key;
    } catch (GeneralSecurityException e) {
      throw VerificationKey.missing(e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** The seed of a key pair that the platform made, to be kept. */
  public static byte[] seedOf(KeyPair pair) {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    if (pkcs8.length != PKCS8_PREFIX.length + SEED_BYTES
        || !Arrays.equals(pkcs8, 0, PKCS8_PREFIX.length, PKCS8_PREFIX, 0, PKCS8_PREFIX.length)) {
      throw new IllegalArgumentException("key pair: not an Ed25519 key in its plain form");
    }
    return Arrays.copyOfRange(pkcs8, PKCS8_PREFIX.length, pkcs8.length);
  }

  /** The half that may be published. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** The signature of {@code message}: 64 bytes, always the same for the same message. */
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance(VerificationKey.ALGORITHM);
      signer.initSign(privateKey);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw VerificationKey.missing(e);
    }
  }

  @Override
  public String toString() {
    return "ReceiptKey[" + verificationKey.keyId() + "]";
  }

  private static VerificationKey publicHalf(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(VerificationKey.ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new GivenBytes(seed));
    return new VerificationKey(VerificationKey.rawOf(generator.generateKeyPair().getPublic()));
  }

  /**
   * Another platform could use its source of bytes in another way: better no key than a wrong one.
   */
  private void checkHalvesFit() {
    byte[] message = new byte[0];
    if (!verificationKey.verifies(message, sign(message))) {
      throw new IllegalStateException("this Java platform cannot make a public key from a seed");
    }
  }

  /**
   * Hands the seed to a key generator where it asks for 32 random bytes: the platform offers no
   * other way to the public half of a private key. Nothing about it is random.
   */
  private static final class GivenBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient byte[] given;

    GivenBytes(byte[] given) {
      super(null, null);
      this.given = given;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(given, 0, bytes, 0, bytes.length);
    }
  }
}
