package dev.liveops.domain.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.signing.HmacSha256;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

  private static final byte[] SECRET = "a secret of 32 characters or more".getBytes(UTF_8);
  private static final ReceiptKey KEY = ReceiptKey.fromSeed(new byte[32]);
  private static final ReceiptIssuer ISSUER = new ReceiptIssuer(SECRET, KEY);
  private static final ReceiptKeySet KEYS = new ReceiptKeySet(List.of(KEY.verificationKey()));
  private static final long NOW_MILLIS = 1_764_000_000_123L;
  private static final long DAY_MILLIS = 86_400_000;
  private static final Claim CLAIM =
      new Claim(new GameId("default"), new PlayerId("p1"), "boss_kill", "dragon_lord", "2026-Q4");

  @Test
  void theSameClaimGetsTheSameReceipt() {
    assertEquals(
        ISSUER.issue(CLAIM, "trophy", NOW_MILLIS), ISSUER.issue(CLAIM, "trophy", NOW_MILLIS));
    assertEquals(
        ISSUER.issue(CLAIM, "trophy", NOW_MILLIS).receiptId(),
        ISSUER.issue(CLAIM, "trophy", NOW_MILLIS + 5000).receiptId());
  }

  @Test
  void claimsThatDifferInAnyPartHaveDifferentReceipts() {
    GameId game = CLAIM.game();
    PlayerId player = CLAIM.player();
    List<Claim> claims =
        List.of(
            CLAIM,
            new Claim(new GameId("defaultp1"), player, "boss_kill", "dragon_lord", "2026-Q4"),
            new Claim(game, new PlayerId("p1b"), "oss_kill", "dragon_lord", "2026-Q4"),
            new Claim(game, player, "boss_kill", "dragon_lord2026-Q4", ""),
            new Claim(game, player, "boss_kill", "", "dragon_lord2026-Q4"),
            new Claim(game, player, "boss_killdragon_lord", "", "2026-Q4"));
    Set<String> ids = new HashSet<>();
    claims.forEach(claim -> ids.add(claim.receiptId()));
    assertEquals(claims.size(), ids.size());
    assertTrue(ids.stream().allMatch(id -> id.matches("[0-9a-f]{32}")));
  }

  @Test
  void theSignatureIsTheHmacOfIdPlayerItemAndSeconds() {
    Receipt receipt = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS);
    byte[] facts = (receipt.receiptId() + ":p1:trophy:1764000000").getBytes(UTF_8);
    assertEquals(HexFormat.of().formatHex(new HmacSha256(SECRET).of(facts)), receipt.signature());
    assertTrue(
        ISSUER.signed(receipt.receiptId(), "p1", "trophy", 1_764_000_000, receipt.signature()));
  }

  @Test
  void theSignatureIsOfNoOtherFacts() {
    Receipt receipt = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS);
    String id = receipt.receiptId();
    String sig = receipt.signature();
    assertFalse(ISSUER.signed(id, "p2", "trophy", 1_764_000_000, sig));
    assertFalse(ISSUER.signed(id, "p1", "sword", 1_764_000_000, sig));
    assertFalse(ISSUER.signed(id, "p1", "trophy", 1_764_000_001, sig));
    assertFalse(ISSUER.signed(id.replace('a', 'b') + "0", "p1", "trophy", 1_764_000_000, sig));
    for (String none : List.of("", "00", "not hex", sig + "00", "\ud800")) {
      assertFalse(ISSUER.signed(id, "p1", "trophy", 1_764_000_000, none), none);
    }
  }

  @Test
  void aReceiptIsGenuineForADayAndThenExpired() {
    Receipt receipt = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS);
    assertEquals(NOW_MILLIS + DAY_MILLIS, receipt.expiresAtMillis());
    ReceiptClaims claims =
        new ReceiptClaims(
            receipt.receiptId(),
            CLAIM.player(),
            "trophy",
            CLAIM.game(),
            1_764_000_000,
            1_764_086_400);
    assertEquals(new ReceiptCheck.Genuine(claims), KEYS.verify(receipt.jws(), NOW_MILLIS));
    long lastMillis = 1_764_086_399_999L;
    assertEquals(new ReceiptCheck.Genuine(claims), KEYS.verify(receipt.jws(), lastMillis));
    assertEquals(new ReceiptCheck.Expired(claims), KEYS.verify(receipt.jws(), lastMillis + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trophy",
        "",
        "a\"b\\c/d",
        "\r\n\t\u0000\u001b[31m",
        "\u00e9\u4e2d",
        "\ud83d\ude00",
        "\ud800",
        "\u2028\u007f"
      })
  void anyTextOfAnItemSurvivesTheJws(String item) throws IOException {
    String jws = ISSUER.issue(CLAIM, item, NOW_MILLIS).jws();
    ReceiptCheck.Genuine genuine =
        assertInstanceOf(ReceiptCheck.Genuine.class, KEYS.verify(jws, NOW_MILLIS));
    assertEquals(item, genuine.claims().item());
    JsonNode claims =
        new ObjectMapper().readTree(Base64Url.decode(jws.split("\\.")[1]).orElseThrow());
    assertEquals(item, claims.get("item").asText());
    assertEquals(6, claims.size());
  }

  @Test
  void theKeySetIsAJwksThatNamesTheKeyOfEveryReceipt() throws IOException {
    ReceiptKey former =
        ReceiptKey.fromSeed(
            new byte[] {
              1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
              1, 1, 1
            });
    ReceiptKeySet both =
        new ReceiptKeySet(List.of(KEY.verificationKey(), former.verificationKey()));
    JsonNode keys = new ObjectMapper().readTree(both.toJwks()).get("keys");
    assertEquals(2, keys.size());
    for (JsonNode jwk : keys) {
      assertEquals("OKP", jwk.get("kty").asText());
      assertEquals("Ed25519", jwk.get("crv").asText());
      VerificationKey read =
          new VerificationKey(Base64Url.decode(jwk.get("x").asText()).orElseThrow());
      assertEquals(read.keyId(), jwk.get("kid").asText());
    }
    String jws = new ReceiptIssuer(SECRET, former).issue(CLAIM, "trophy", NOW_MILLIS).jws();
    assertInstanceOf(ReceiptCheck.Genuine.class, both.verify(jws, NOW_MILLIS));
    assertInstanceOf(ReceiptCheck.UnknownKey.class, KEYS.verify(jws, NOW_MILLIS));
  }

  @Test
  void aJwsOfOtherClaimsUnderAGenuineSignatureIsBad() {
    String trophy = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS).jws();
    String sword = ISSUER.issue(CLAIM, "legendary_sword", NOW_MILLIS).jws();
    String forged =
        sword.substring(0, sword.lastIndexOf('.')) + trophy.substring(trophy.lastIndexOf('.'));
    assertInstanceOf(ReceiptCheck.BadSignature.class, KEYS.verify(forged, NOW_MILLIS));
  }

  @Test
  void aHeaderOfAnotherAlgorithmIsMalformed() {
    String jws = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS).jws();
    String kid = KEY.verificationKey().keyId();
    for (String header :
        List.of(
            "{\"alg\":\"none\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}",
            "{\"alg\":\"HS256\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}",
            "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\",\"crit\":\"exp\"}",
            "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}",
            "{\"alg\":\"EdDSA\",\"kid\":1,\"typ\":\"JWT\"}",
            "{}")) {
      String other = Base64Url.encode(header.getBytes(UTF_8)) + jws.substring(jws.indexOf('.'));
      assertInstanceOf(ReceiptCheck.Malformed.class, KEYS.verify(other, NOW_MILLIS), header);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.", "\u0000", "e30=.e30.e30"})
  void whatIsNoJwsIsMalformed(String text) {
    assertInstanceOf(ReceiptCheck.Malformed.class, KEYS.verify(text, NOW_MILLIS));
  }

  @Test
  void noOneBitMutationOfAJwsIsHonoured() {
    long seed = 31;
    Random random = new Random(seed);
    byte[] jws = ISSUER.issue(CLAIM, "trophy", NOW_MILLIS).jws().getBytes(UTF_8);
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = jws.clone();
      int bit = random.nextInt(8 * jws.length);
      mutated[bit / 8] ^= (byte) (1 << bit % 8);
      ReceiptCheck check = KEYS.verify(new String(mutated, UTF_8), NOW_MILLIS);
      assertFalse(
          check instanceof ReceiptCheck.Genuine || check instanceof ReceiptCheck.Expired,
          "seed " + seed + ", bit " + bit);
    }
  }

  @Test
  void theSeedIsNotShown() {
    assertNotEquals("", KEY.toString());
    assertFalse(KEY.toString().contains("0000"));
  }
}
