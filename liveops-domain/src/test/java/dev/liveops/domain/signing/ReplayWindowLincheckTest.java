package dev.liveops.domain.signing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.signing.SignatureCheck.Stamp;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** However many send the same signature at once, it is good for one request. */
class ReplayWindowLincheckTest {

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(150)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(1);
  }

  /** What requests do to a window that holds three signatures. */
  @Param(name = "signature", gen = IntGen.class, conf = "1:4")
  public static class Requests {
    private final ReplayWindow window = new ReplayWindow(3);

    @Operation
    public String see(@Param(name = "signature") int signature) {
      return window.see(stamp(signature), 0).toString();
    }

    @Operation
    public boolean knows(@Param(name = "signature") int signature) {
      return window.knows(stamp(signature));
    }

    private static Stamp stamp(int signature) {
      return new Stamp(60L * (signature % 2), signature);
    }
  }

  @Test
  void everyHistoryOfTheWindowIsOneOfASingleThread() {
    options().check(Requests.class);
  }

  /** What they do to a window that looks first and remembers later. */
  public static class LooksThenRemembers {
    private final Set<Integer> used = new ConcurrentSkipListSet<>();

    @Operation
    public String see(@Param(gen = IntGen.class, conf = "1:2") int signature) {
      if (used.contains(signature)) {
        return "REPLAY";
      }
      used.add(signature);
      return "FIRST";
    }
  }

  @Test
  void aWindowThatLooksFirstAndRemembersLaterIsFound() {
    assertThrows(LincheckAssertionError.class, () -> options().check(LooksThenRemembers.class));
  }
}
