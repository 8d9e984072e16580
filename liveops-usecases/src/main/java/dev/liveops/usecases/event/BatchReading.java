package dev.liveops.usecases.event;

import dev.liveops.domain.event.FieldFault;
import java.util.List;

/** What came of reading a batch of events. */
public sealed interface BatchReading {

  /** The batch as such is in order; each of its events may or may not be. */
  record Items(List<Item> items) implements BatchReading {
    /** Keeps its own copy. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /** There is no telling its events apart, or there are too many. */
  record Faulty(List<FieldFault> faults) implements BatchReading {
    /** Keeps its own copy. */
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * An event of a batch.
   *
   * @param reading what came of reading it; fields are named as if it stood alone
   * @param idempotencyKey the key that it names; empty when it names none
   * @param from where in the batch's bytes it begins, inclusive
   * @param to where it ends, exclusive
   */
  record Item(EventReading reading, String idempotencyKey, int from, int to) {
    Item withKey(String key) {
      return new Item(reading, key, from, to);
    }
  }
}
