package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void threadsAreToldByTheFirstLettersOfTheirNames() {
    assertEquals(Usage.Work.REQUESTS, Usage.Work.of("ForkJoinPool-1-"));
    assertEquals(Usage.Work.JOURNAL, Usage.Work.of("journal-writer"));
    assertEquals(Usage.Work.LEADERBOARD, Usage.Work.of("consumer-leader"));
    assertEquals(Usage.Work.COLLECTION, Usage.Work.of("VM Thread"));
    assertEquals(Usage.Work.OTHER, Usage.Work.of("main"));
  }

  @Test
  void whatWasUsedBetweenTwoMomentsIsTheirDifference() {
    Usage before = new Usage(10, 4, Map.of(Usage.Work.JOURNAL, 1.0));
    Usage after = new Usage(12, 7, Map.of(Usage.Work.JOURNAL, 1.5, Usage.Work.COLLECTION, 0.75));
    Usage used = after.since(before);
    assertEquals(
        new Usage(2, 3, Map.of(Usage.Work.JOURNAL, 0.5, Usage.Work.COLLECTION, 0.75)), used);
    assertEquals(1.5, used.cores());
    assertEquals(0.25, used.collectionShare());
    assertEquals(30, used.microsEach(100_000));
    assertEquals("garbage collection 7.5, journal 5.0", used.breakdown(100_000));
  }
}
