package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CarrierWatchTest {

  private static final int PROCESSORS = 3;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Integer> carriers = new ArrayList<>();
  private final CarrierWatch watch = new CarrierWatch(waiting::add, PROCESSORS, carriers::add);

  @Test
  void nothingChangesWhileEverybodyHasTheirTurn() {
    lookWhileAllIsWell(10 * CarrierWatch.CALM_LOOKS);

    assertEquals(List.of(), carriers);
  }

  @Test
  void thereAreTwiceAsManyCarriersFromWhenSomebodyHadNoTurnBetweenTwoLooks() {
    watch.look();
    watch.look();
    watch.look();

    assertEquals(List.of(2 * PROCESSORS), carriers);
    assertEquals(1, waiting.size(), "whoever waits is enough to go by");
  }

  @Test
  void thereAreAsManyAsProcessorsAgainWhenAllHasBeenWellForAWhile() {
    watch.look();
    watch.look();

    lookWhileAllIsWell(CarrierWatch.CALM_LOOKS - 1);
    assertEquals(List.of(2 * PROCESSORS), carriers);
    lookWhileAllIsWell(1);
    assertEquals(List.of(2 * PROCESSORS, PROCESSORS), carriers);
  }

  @Test
  void whoeverHasToWaitMeanwhileMakesTheWhileBeginAnew() {
    watch.look();
    watch.look();
    lookWhileAllIsWell(CarrierWatch.CALM_LOOKS - 1);
    watch.look();

    lookWhileAllIsWell(CarrierWatch.CALM_LOOKS - 1);
    assertEquals(List.of(2 * PROCESSORS), carriers);
  }

  private void lookWhileAllIsWell(int times) {
    for (int i = 0; i < times; i++) {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
      watch.look();
    }
  }
}
