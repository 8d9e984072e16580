package dev.liveops.domain.event;

import java.util.ArrayList;
import java.util.List;

/**
 * A type of event that a game knows.
 *
 * @param name what events call it
 * @param fields the fields its payload may carry; others travel along, unread
 * @param points what an event of this type is worth
 */
public record EventType(String name, List<FieldSpec> fields, Points points) {

  /** Keeps its own copy of the fields. */
  public EventType {
    fields = List.copyOf(fields);
  }

  /**
   * Everything that is wrong with a payload of this type; empty when nothing is.
   *
   * @param prefix put before the name of a field in a fault, such as {@code payload.}
   */
  public List<FieldFault> check(Payload payload, String prefix) {
    List<FieldFault> faults = List.of();
    for (FieldSpec field : fields) {
      var fault = field.check(payload, prefix);
      if (fault.isPresent()) {
        if (faults.isEmpty()) {
          faults = new ArrayList<>();
        }
        faults.add(fault.get());
      }
    }
    return faults;
  }
}
