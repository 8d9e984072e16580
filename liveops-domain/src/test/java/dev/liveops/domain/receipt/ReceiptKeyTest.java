package dev.liveops.domain.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptKeyTest {

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest(name = "RFC 8032 section 7.1 test {0}")
  @CsvSource({
    "1, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "2, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "3, c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
        + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  })
  void rfc8032VectorsHold(
      int number, String seed, String publicKey, String message, String signature) {
    ReceiptKey key = ReceiptKey.fromSeed(HEX.parseHex(seed));
    assertEquals(publicKey, HEX.formatHex(key.verificationKey().raw()));
    assertEquals(signature, HEX.formatHex(key.sign(HEX.parseHex(message))));
    assertTrue(
        new VerificationKey(HEX.parseHex(publicKey))
            .verifies(HEX.parseHex(message), HEX.parseHex(signature)));
  }

  @Test
  void theKeyOfRfc8037HasItsThumbprintAndItsSignature() {
    ReceiptKey key =
        ReceiptKey.fromSeed(
            Base64Url.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").orElseThrow());
    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.verificationKey().keyId());
    assertEquals(
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        Base64Url.encode(key.verificationKey().raw()));
    assertEquals(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        Base64Url.encode(
            key.sign(
                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII))));
  }

  @Test
  void theSeedOfAGeneratedKeyMakesTheSameKey() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    ReceiptKey key = ReceiptKey.fromSeed(ReceiptKey.seedOf(pair));
    assertArrayEquals(VerificationKey.rawOf(pair.getPublic()), key.verificationKey().raw());
  }

  @Test
  void whatIsNoKeyIsRefused() throws GeneralSecurityException {
    assertThrows(IllegalArgumentException.class, () -> ReceiptKey.fromSeed(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> new VerificationKey(new byte[33]));
    KeyPair other = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    assertThrows(IllegalArgumentException.class, () -> ReceiptKey.seedOf(other));
  }

  @Test
  void aSignatureThatIsNoneVerifiesNothing() {
    VerificationKey key = ReceiptKey.fromSeed(new byte[32]).verificationKey();
    byte[] tooLarge = new byte[64];
    java.util.Arrays.fill(tooLarge, (byte) 0xff);
    for (byte[] signature : new byte[][] {{}, new byte[63], new byte[64], new byte[65], tooLarge}) {
      assertFalse(key.verifies(new byte[0], signature));
    }
  }
}
