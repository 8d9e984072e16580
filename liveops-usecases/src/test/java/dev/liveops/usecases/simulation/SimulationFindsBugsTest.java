package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that finds nothing might not look: each of these bugs has to be found. */
class SimulationFindsBugsTest {

  private static final long SEEDS_MAX = 60;

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug("a consumer that acknowledges on delivery", BusBugs.AcknowledgesOnDelivery::new),
        bug(
            "a store that keeps position and effects apart",
            StoreBugs.PositionApartFromEffects::new),
        bug("keys that a crash forgets", StoreBugs.KeysForgottenAtCrash::new),
        bug("grants that nobody owns", StoreBugs.GrantsWithoutOwnership::new),
        bug("a bus that reorders the events of a player", BusBugs.ReordersPlayers::new),
        bug("a trail that takes new facts for old ones", StoreBugs.TrailSkipsBatches::new),
        bug("a bus that says durable too early", BusBugs.SaysDurableTooEarly::new),
        bug("screening that judges again after a crash", StoreBugs.JudgesAgain::new),
        bug("ranks that count what is held", BusBugs.CountsWhatIsHeld::new));
  }

  private static Arguments bug(String name, Supplier<Bug> bug) {
    return Arguments.of(name, bug);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void itIsFound(String name, Supplier<Bug> bug) {
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      try {
        Simulation.run(seed, bug.get());
      } catch (AssertionError found) {
        return;
      }
    }
    fail(name + " is not found within " + SEEDS_MAX + " seeds");
  }
}
