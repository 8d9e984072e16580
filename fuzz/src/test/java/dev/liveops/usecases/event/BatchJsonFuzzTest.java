package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.liveops.domain.event.FieldFault;
import java.util.Arrays;
import java.util.List;

/** Whatever the bytes are: events, each as if it stood alone, or why they cannot be told apart. */
final class BatchJsonFuzzTest {

  @FuzzTest
  void anEventOfABatchIsReadAsIfItStoodAlone(byte[] body) {
    switch (BatchJson.read(body, EventJsonFuzzTest.GAME)) {
      case BatchReading.Items(List<BatchReading.Item> items) -> {
        assertTrue(!items.isEmpty() && items.size() <= BatchJson.EVENTS_MAX);
        int behind = 0;
        for (BatchReading.Item item : items) {
          assertTrue(behind <= item.from() && item.from() < item.to(), item::toString);
          assertTrue(item.to() <= body.length, item::toString);
          behind = item.to();
          alone(item, Arrays.copyOfRange(body, item.from(), item.to()));
        }
      }
      case BatchReading.Faulty(List<FieldFault> faults) -> EventJsonFuzzTest.inOrder(faults);
    }
  }

  private static void alone(BatchReading.Item item, byte[] event) {
    EventReading alone = EventJson.read(event, EventJsonFuzzTest.GAME);
    switch (item.reading()) {
      case EventReading.Sound sound -> {
        assertEquals(sound, alone, item::toString);
        assertTrue(
            item.idempotencyKey().isEmpty() || IdempotencyKey.wellFormed(item.idempotencyKey()));
      }
      case EventReading.Faulty(List<FieldFault> faults) -> {
        EventJsonFuzzTest.inOrder(faults);
        boolean onlyOfItsKey =
            faults.stream().allMatch(fault -> fault.field().startsWith("idempotency"));
        assertTrue(onlyOfItsKey || alone instanceof EventReading.Faulty, item::toString);
      }
    }
  }
}
