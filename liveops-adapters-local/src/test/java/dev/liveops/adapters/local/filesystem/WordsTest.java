package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {

  private final Words words = new Words();

  @Test
  void aTextThatComesAgainIsTheSameObject() {
    byte[] line = "delta_xp,delta_xp".getBytes(StandardCharsets.ISO_8859_1);

    assertSame(words.of(line, 0, 8), words.of(line, 9, 17));
  }

  @Test
  void whateverCameBeforeATextIsTheOneOfItsBytes() {
    long seed = 20261123;
    Random random = new Random(seed);
    byte[] line = new byte[40];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(line);
      int from = random.nextInt(line.length);
      int to = from + random.nextInt(Math.min(4, line.length - from + 1));

      assertEquals(
          new String(line, from, to - from, StandardCharsets.ISO_8859_1),
          words.of(line, from, to),
          "seed " + seed);
    }
  }
}
