package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.admission.RateDecision.Allowed;
import dev.liveops.domain.admission.RateDecision.Limited;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateTableTest {

  private static final RateLimit FIFTY = new RateLimit(50);
  private static final KeyHash HASH = new KeyHash(1, 2);
  private static final long NOW = -77;

  private final RateTable table = new RateTable(1024);

  @Test
  void keysAreLimitedEachOnItsOwn() {
    for (int player = 0; player < 5; player++) {
      long key = HASH.of("p" + player);
      for (int i = 0; i < 50; i++) {
        assertInstanceOf(Allowed.class, table.decide(key, FIFTY, NOW));
      }
      assertInstanceOf(Limited.class, table.decide(key, FIFTY, NOW));
    }
  }

  @Test
  void aKeyWhoseHashIsZeroIsLimitedToo() {
    for (int i = 0; i < 50; i++) {
      assertInstanceOf(Allowed.class, table.decide(0, FIFTY, NOW));
    }
    assertInstanceOf(Limited.class, table.decide(0, FIFTY, NOW));
  }

  @Test
  void whoeverIsLimitedStaysLimitedWhenTheTableOverflows() {
    long flooder = HASH.of("flooder");
    for (int i = 0; i < 51; i++) {
      table.decide(flooder, FIFTY, NOW);
    }
    for (int i = 0; i < 100_000; i++) {
      assertInstanceOf(Allowed.class, table.decide(HASH.of("p" + i), FIFTY, NOW));
    }
    assertInstanceOf(Limited.class, table.decide(flooder, FIFTY, NOW));
  }

  @Test
  void aTableTwiceAsLargeAsItsKeysForgetsHardlyAny() {
    RateTable large = new RateTable(20_000);
    RateLimit one = new RateLimit(1);
    for (int i = 0; i < 10_000; i++) {
      large.decide(HASH.of("p" + i), one, NOW);
    }
    int limited = 0;
    for (int i = 0; i < 10_000; i++) {
      limited += large.decide(HASH.of("p" + i), one, NOW) instanceof Limited ? 1 : 0;
    }
    assertTrue(limited >= 9_900, limited + " of 10000 remembered");
  }

  @Test
  void manyThreadsTogetherGetWhatOneWouldGet() {
    RateLimit thousand = new RateLimit(1000);
    AtomicInteger allowed = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        threads.execute(
            () -> {
              for (int i = 0; i < 4000; i++) {
                long key = HASH.of("p" + i % 4);
                if (table.decide(key, thousand, NOW) instanceof Allowed) {
                  allowed.incrementAndGet();
                }
              }
            });
      }
    }
    assertEquals(4000, allowed.get());
  }

  @Test
  void theSmallestTableWorksAndAnImpossibleOneIsRefused() {
    assertInstanceOf(Allowed.class, new RateTable(1).decide(HASH.of("p"), FIFTY, NOW));
    assertThrows(IllegalArgumentException.class, () -> new RateTable(0));
    assertThrows(IllegalArgumentException.class, () -> new RateTable(Integer.MAX_VALUE));
  }
}
