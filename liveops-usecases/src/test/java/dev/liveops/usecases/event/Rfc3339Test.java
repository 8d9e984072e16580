package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rfc3339Test {

  private static final long SEED = 3339;

  @Test
  void readsWhatTheJdkWritesAndToTheSameInstant() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-2_000_000_000L, 8_000_000_000L), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
      String text =
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSXXX")
              .format(OffsetDateTime.ofInstant(instant, offset));

      assertEquals(
          OptionalLong.of(instant.toEpochMilli()),
          Rfc3339.millisOf(text),
          text + " of seed " + SEED);
    }
  }
}
