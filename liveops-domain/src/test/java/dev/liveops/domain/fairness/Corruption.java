package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.CorruptState;
import java.util.Arrays;
import java.util.function.Consumer;

/** Damages an encoding in every place. */
final class Corruption {

  private Corruption() {}

  static void assertEveryDamageIsNoticed(byte[] bytes, Consumer<byte[]> decode) {
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(CorruptState.class, () -> decode.accept(cut), "cut to " + length);
    }
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(CorruptState.class, () -> decode.accept(flipped), "flipped bit " + bit);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(CorruptState.class, () -> decode.accept(longer), "one byte more");
  }
}
