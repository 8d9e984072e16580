package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.event.EventId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Whatever the threads do, the table answers as if they had done it one after another. */
class IdempotencyTableLincheckTest {

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(150)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1);
  }

  /** What requests do to a table; keys and bodies are few, so that they meet. */
  @Param(name = "key", gen = IntGen.class, conf = "1:2")
  @Param(name = "body", gen = IntGen.class, conf = "1:2")
  public static class Requests {
    private final IdempotencyTable table = new IdempotencyTable(300_000, 64, 7);

    @Operation
    public String begin(@Param(name = "key") int key, @Param(name = "body") int body) {
      return table.begin(id(key), body, 0).toString();
    }

    @Operation
    public String complete(@Param(name = "key") int key) {
      return settled(() -> table.complete(id(key), 0));
    }

    @Operation
    public String abandon(@Param(name = "key") int key) {
      return settled(() -> table.abandon(id(key)));
    }

    private static EventId id(int key) {
      return new EventId(key, key);
    }

    private static String settled(Runnable settling) {
      try {
        settling.run();
        return "settled";
      } catch (IllegalStateException notInFlight) {
        return "not in flight";
      }
    }
  }

  @Test
  void everyHistoryOfTheTableIsOneOfASingleThread() {
    options().check(Requests.class);
  }

  /** What they do to a table that looks first and claims the key later. */
  public static class LooksThenClaims {
    private final Map<Integer, Integer> bodies = new ConcurrentHashMap<>();

    @Operation
    public boolean begin(
        @Param(gen = IntGen.class, conf = "1:2") int key,
        @Param(gen = IntGen.class, conf = "1:2") int body) {
      if (bodies.containsKey(key)) {
        return false;
      }
      bodies.put(key, body);
      return true;
    }
  }

  @Test
  void aTableThatLooksFirstAndClaimsLaterIsFound() {
    assertThrows(LincheckAssertionError.class, () -> options().check(LooksThenClaims.class));
  }
}
