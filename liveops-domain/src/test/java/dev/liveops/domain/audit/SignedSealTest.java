package dev.liveops.domain.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.receipt.ReceiptKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedSealTest {

  private static final ReceiptKey KEY = key(1);
  private static final Seal SEAL =
      new Seal(
          Seal.Of.SEGMENT,
          61,
          120,
          24_000,
          MerkleTree.leaf(new byte[] {1}),
          MerkleTree.leaf(new byte[] {2}),
          SignedSeal.by(KEY, Seal.ofNothing(5)).hash(),
          1_730_560_000_000L);

  private static ReceiptKey key(int fill) {
    byte[] seed = new byte[ReceiptKey.SEED_BYTES];
    Arrays.fill(seed, (byte) fill);
    return ReceiptKey.fromSeed(seed);
  }

  @Test
  void aSignedSealIsReadAsItWasWrittenAndIsByItsKeyAlone() {
    SignedSeal signed = SignedSeal.by(KEY, SEAL);
    assertEquals(Optional.of(signed), SignedSeal.parse(signed.toString()));
    assertTrue(signed.isBy(KEY.verificationKey()));
    assertFalse(signed.isBy(key(2).verificationKey()));
    String stolenName = KEY.verificationKey().keyId();
    SignedSeal forged = new SignedSeal(SEAL, stolenName, SignedSeal.by(key(2), SEAL).signature());
    assertFalse(forged.isBy(KEY.verificationKey()));
    String asHead = signed.toString().replace("segment", "head");
    assertFalse(SignedSeal.parse(asHead).orElseThrow().isBy(KEY.verificationKey()));
  }

  @Test
  void itsSignatureIsOneThatAnyoneCanCheckByItsDescription() {
    SignedSeal signed = SignedSeal.by(KEY, SEAL);
    String json =
        "{\"of\":\"segment\",\"first\":61,\"last\":120,\"bytes\":24000,\"root\":\"%s\",\"head\":\"%s\",\"previous\":\"%s\",\"at_ms\":1730560000000}"
            .formatted(SEAL.root(), SEAL.head(), SEAL.previous());
    String text = "LiveOps trail seal v1\n" + json + "\n" + KEY.verificationKey().keyId();
    assertTrue(
        KEY.verificationKey()
            .verifies(
                text.getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex(signed.signature())));
    assertEquals(json, SEAL.toString());
  }

  @Test
  void noBitOfItCanBeFlippedUnseen() {
    byte[] text = SignedSeal.by(KEY, SEAL).toString().getBytes(US_ASCII);
    for (int bit = 0; bit < 8 * text.length; bit++) {
      byte[] flipped = text.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Optional<SignedSeal> read =
          SignedSeal.parse(new String(flipped, StandardCharsets.ISO_8859_1));
      assertFalse(read.filter(seal -> seal.isBy(KEY.verificationKey())).isPresent(), "bit " + bit);
    }
  }

  @Test
  void onlyTheVeryTextIsRead() {
    String text = SignedSeal.by(KEY, SEAL).toString();
    for (String other :
        new String[] {
          "",
          "{}",
          text.stripTrailing(),
          text + "\n",
          " " + text,
          text.replace(":61,", ":061,"),
          text.replace("segment", "Segment"),
          text.replace(":61,", ":122,"),
          text.replace(":24000,", ":999999999999999999999,"),
          text.replace("\"at_ms\":1", "\"at_ms\":-0"),
          text.toUpperCase(Locale.ROOT)
        }) {
      assertEquals(Optional.empty(), SignedSeal.parse(other), other);
    }
  }

  @Test
  void aTrailWithoutLinesHasAHeadToo() {
    Seal nothing = Seal.ofNothing(7);
    assertEquals(AuditChain.Head.EMPTY, nothing.chainHead());
    SignedSeal signed = SignedSeal.by(KEY, nothing);
    assertEquals(Optional.of(signed), SignedSeal.parse(signed.toString()));
  }

  @Test
  void aStretchEndsWhereItBeginsOrLater() {
    Hash any = AuditChain.genesis();
    assertThrows(
        IllegalArgumentException.class, () -> new Seal(Seal.Of.HEAD, 5, 3, 0, any, any, any, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Seal(Seal.Of.HEAD, 0, 3, 0, any, any, any, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Seal(Seal.Of.HEAD, 1, 3, -1, any, any, any, 0));
  }
}
