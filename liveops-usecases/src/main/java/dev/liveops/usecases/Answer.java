package dev.liveops.usecases;

import dev.liveops.domain.event.FieldFault;
import java.util.List;

/**
 * What a question gets.
 *
 * @param <T> what it asks for
 */
public sealed interface Answer<T> {

  /** This. */
  record Found<T>(T value) implements Answer<T> {}

  /**
   * Nothing, because the question is not well put.
   *
   * @param faults everything that is wrong with it, fields named as the asker spells them
   */
  record Invalid<T>(List<FieldFault> faults) implements Answer<T> {
    /** Keeps its own copy. */
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Nothing, because there is no such thing.
   *
   * @param what is not there: {@code game} or {@code player}
   */
  record NotFound<T>(String what) implements Answer<T> {}
}
