package dev.liveops.usecases.event;

import dev.liveops.domain.event.FieldFault;
import java.util.ArrayList;
import java.util.List;

/** Collects faults, each field once and no more than anybody reads. For one thread. */
final class FaultList {

  static final int FAULTS_MAX = 100;

  private List<FieldFault> faults = List.of();

  void add(String field, String expected) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>(4);
    }
    if (faults.size() < FAULTS_MAX && !names(field)) {
      faults.add(new FieldFault(field, expected));
    }
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  List<FieldFault> all() {
    return faults;
  }

  private boolean names(String field) {
    return faults.stream().anyMatch(fault -> fault.field().equals(field));
  }
}
