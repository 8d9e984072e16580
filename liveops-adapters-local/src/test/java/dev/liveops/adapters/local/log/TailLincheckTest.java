package dev.liveops.adapters.local.log;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Whoever sees that a fact is there finds it, unless it was let go of. */
class TailLincheckTest {

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(150)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1);
  }

  /** What the writer of a log and its readers do to a tail of three facts. */
  public static class WriterAndReaders {
    private final Tail tail = new Tail(0, 3);

    @Operation(nonParallelGroup = "writer")
    public void add(@Param(gen = IntGen.class, conf = "1:2") int facts) {
      tail.add(new Group(tail.head() + 1, new Fact[facts]));
    }

    @Operation(nonParallelGroup = "writer")
    public void forget(@Param(gen = IntGen.class, conf = "1:4") int position) {
      tail.forgetThrough(position);
    }

    @Operation
    public boolean finds(@Param(gen = IntGen.class, conf = "1:4") int position) {
      return tail.find(position).isPresent();
    }

    @Operation
    public long head() {
      return tail.head();
    }

    @Operation
    public int size() {
      return tail.size();
    }
  }

  @Test
  void everyHistoryOfTheTailIsOneOfASingleThread() {
    options().check(WriterAndReaders.class);
  }

  /** What they do to a tail that says first that a fact is there and puts it there later. */
  public static class TellsThenKeeps {
    private final AtomicLong head = new AtomicLong();
    private final Map<Long, Boolean> kept = new ConcurrentHashMap<>();

    @Operation(nonParallelGroup = "writer")
    public void add() {
      kept.put(head.incrementAndGet(), true);
    }

    @Operation
    public boolean findsTheNewest() {
      long newest = head.get();
      return newest == 0 || kept.containsKey(newest);
    }
  }

  @Test
  void aTailThatTellsOfAFactBeforeItHasItIsFound() {
    assertThrows(LincheckAssertionError.class, () -> options().check(TellsThenKeeps.class));
  }
}
