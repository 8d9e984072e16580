package dev.liveops.domain.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {

  private static final HexFormat HEX = HexFormat.of();
  private static final String LONG_KEY = "aa".repeat(131);

  @ParameterizedTest(name = "RFC 4231 test case {0}")
  @CsvSource({
    "1, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "2, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "3, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " dddddddddddddddddddddddddddddddddddddddddddddddddd"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddd,"
        + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "4, 0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + " cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
        + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    "5, 0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c, 546573742057697468205472756e636174696f6e,"
        + " a3b6167473100ee06e0c796c2955552b",
  })
  void rfc4231VectorsHold(int number, String key, String message, String code) {
    byte[] computed = new HmacSha256(HEX.parseHex(key)).of(HEX.parseHex(message));
    // Test case 5 gives the first 128 bits only.
    assertEquals(code, HEX.formatHex(computed).substring(0, code.length()));
  }

  @Test
  void rfc4231VectorsWithKeysLargerThanABlockHold() {
    HmacSha256 hmac = new HmacSha256(HEX.parseHex(LONG_KEY));
    assertEquals(
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        HEX.formatHex(
            hmac.of("Test Using Larger Than Block-Size Key - Hash Key First".getBytes(US_ASCII))));
    assertEquals(
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        HEX.formatHex(
            hmac.of(
                ("This is a test using a larger than block-size key and a larger than block-size"
                        + " data. The key needs to be hashed before being used by the HMAC"
                        + " algorithm.")
                    .getBytes(US_ASCII))));
  }

  @Test
  void allOfWycheproofIsJudgedRight() throws IOException {
    int judged = 0;
    for (JsonNode group : wycheproof().get("testGroups")) {
      int tagBytes = group.get("tagSize").asInt() / 8;
      for (JsonNode test : group.get("tests")) {
        byte[] computed =
            new HmacSha256(HEX.parseHex(test.get("key").asText()))
                .of(HEX.parseHex(test.get("msg").asText()));
        boolean same =
            Arrays.equals(
                HEX.parseHex(test.get("tag").asText()), Arrays.copyOf(computed, tagBytes));
        assertEquals(test.get("result").asText().equals("valid"), same, test::toString);
        judged++;
      }
    }
    assertEquals(174, judged);
  }

  @Test
  void aMessageMayComeInTwoParts() {
    HmacSha256 hmac = new HmacSha256("Jefe".getBytes(US_ASCII));
    assertArrayEquals(
        hmac.of("what do ya want for nothing?".getBytes(US_ASCII)),
        hmac.of("what do ya".getBytes(US_ASCII), " want for nothing?".getBytes(US_ASCII)));
  }

  @Test
  void aSecretIsNeededAndNeverShown() {
    assertThrows(IllegalArgumentException.class, () -> new HmacSha256(new byte[0]));
    assertFalse(new HmacSha256("Jefe".getBytes(US_ASCII)).toString().contains("Jefe"));
  }

  static JsonNode wycheproof() throws IOException {
    try (InputStream json =
        HmacSha256Test.class.getResourceAsStream("wycheproof/wycheproof_hmac_sha256_test.json")) {
      return new ObjectMapper().readTree(json);
    }
  }
}
