package dev.liveops.adapters.local.inmem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.EventBusContract;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.FailingBus;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The bus of the testkit that fails on purpose is else as good as the one it stands before. */
final class FailingBusContractTest extends EventBusContract {

  @Override
  protected Opened<EventBus> open(SettableClock clock) {
    return InMemory.open(clock, storage -> new FailingBus(storage.bus()));
  }

  @Test
  void onlyTheChosenPublicationFailsAndNothingOfItIsThere() {
    FailingBus bus = (FailingBus) ports();
    bus.publish(Facts.some(1)).join();
    bus.failPublication(2);
    bus.publish(Facts.some(1)).join();
    assertThrows(CompletionException.class, () -> bus.publish(Facts.some(1)).join());
    assertEquals(2, bus.head());
    assertEquals(3, bus.publish(Facts.some(1)).join());
  }
}
