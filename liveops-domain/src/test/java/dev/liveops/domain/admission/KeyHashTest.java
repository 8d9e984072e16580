package dev.liveops.domain.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHashTest {

  /** The published vectors: key 00 to 0f, input 00 to length - 1, output in little-endian bytes. */
  @ParameterizedTest
  @CsvSource({
    "0, 310e0edd47db6f72",
    "1, fd67dc93c539f874",
    "2, 5a4fa9d909806c0d",
    "7, 37d1018bf50002ab",
    "8, 6224939a79f5f593",
    "9, b0e4a90bdf82009e",
    "15, e545be4961ca29a1",
    "63, 724506eb4c328a95"
  })
  void itIsSipHash(int length, String expected) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = (byte) i;
    }
    long hash = new KeyHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L).of(input);
    assertEquals(expected, HexFormat.of().toHexDigits(Long.reverseBytes(hash)));
  }

  @Test
  void aTextIsHashedAsUtf8AndWithTheSeed() {
    KeyHash hash = new KeyHash(1, 2);
    assertEquals(hash.of("p\u00e9".getBytes(UTF_8)), hash.of("p\u00e9"));
    assertNotEquals(hash.of("p1"), new KeyHash(1, 3).of("p1"));
  }

  @Test
  void aNumberIsItsEightBytesLowestFirst() {
    KeyHash hash = new KeyHash(1, 2);
    assertEquals(hash.of(new byte[] {8, 7, 6, 5, 4, 3, 2, 1}), hash.of(0x0102030405060708L));
  }
}
