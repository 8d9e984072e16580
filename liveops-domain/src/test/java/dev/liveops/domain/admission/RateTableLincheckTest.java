package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** However many take at once, a bucket lets as many pass as it holds. */
class RateTableLincheckTest {

  private static final RateLimit TWO = new RateLimit(2);

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(150)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1);
  }

  /** What requests do to a table: the keys share its only set of buckets. */
  public static class Requests {
    private final RateTable table = new RateTable(1);

    @Operation
    public String decide(
        @Param(gen = IntGen.class, conf = "1:2") int key,
        @Param(gen = IntGen.class, conf = "0:1") int seconds) {
      return table.decide(key, TWO, 1_000_000_000L * seconds).toString();
    }
  }

  @Test
  void everyHistoryOfTheTableIsOneOfASingleThread() {
    options().check(Requests.class);
  }

  /** What they do to a bucket that is read and written in two steps. */
  public static class ReadsThenWrites {
    private final AtomicLongArray fullAtNanos = new AtomicLongArray(1);

    @Operation
    public String decide() {
      long full = fullAtNanos.get(0);
      RateDecision decision = TWO.decide(full, 0);
      if (decision instanceof RateDecision.Allowed) {
        fullAtNanos.set(0, TWO.taken(full, 0));
      }
      return decision.toString();
    }
  }

  @Test
  void aBucketThatIsReadAndWrittenInTwoStepsIsFound() {
    assertThrows(LincheckAssertionError.class, () -> options().check(ReadsThenWrites.class));
  }
}
