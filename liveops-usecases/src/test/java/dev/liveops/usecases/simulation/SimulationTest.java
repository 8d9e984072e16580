package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulationTest {

  private static final long FIRST_SEED = Knob.seed("simulation.seed", 1);
  private static final int SEEDS = Knob.of("simulation.seeds", 1_000, 100_000);

  @Test
  @Order(1)
  void whatOnceCameOutWrongDoesNotAnyMore() throws IOException {
    List<Long> seeds = regressions();
    assertTrue(seeds.size() > 0);
    seeds.forEach(seed -> Simulation.run(seed, Bug.none()));
  }

  @Test
  @Order(2)
  void theSameSeedIsTheSameHistoryAndAnotherSeedIsAnother() {
    for (long seed = 1; seed <= 15; seed++) {
      long hash = Simulation.run(seed, Bug.none());
      assertEquals(hash, Simulation.run(seed, Bug.none()), "seed " + seed);
      assertNotEquals(hash, Simulation.run(seed + 15, Bug.none()), "seed " + seed);
    }
  }

  @Test
  @Order(3)
  void whateverGoesWrongEverythingComesOutRight() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      Simulation.run(seed, Bug.none());
    }
  }

  private static List<Long> regressions() throws IOException {
    try (InputStream in = SimulationTest.class.getResourceAsStream("regressions.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Long::valueOf)
          .toList();
    }
  }
}
