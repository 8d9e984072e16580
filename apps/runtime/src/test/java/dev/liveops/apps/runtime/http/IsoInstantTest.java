package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        999,
        1_000,
        86_399_999,
        86_400_000,
        951_782_400_000L,
        1_795_392_000_000L,
        1_795_392_000_010L,
        253_402_300_799_999L,
        253_402_300_800_000L,
        -1,
        -62_167_219_200_001L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void writesAnInstantAsJavaDoes(long epochMillis) {
    assertEquals(Instant.ofEpochMilli(epochMillis).toString(), IsoInstant.text(epochMillis));
  }

  @Test
  void writesAnyInstantAsJavaDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long epochMillis = random.nextLong(-300_000_000_000_000L, 300_000_000_000_000L);
      writesAnInstantAsJavaDoes(i % 3 == 0 ? epochMillis / 1_000 * 1_000 : epochMillis);
    }
  }
}
