package dev.liveops.usecases.game;

import java.util.HashSet;
import java.util.Set;

/** Sees to it that each name of a kind is given once. */
final class Names {

  private final Set<String> given = new HashSet<>();

  /** Reports {@code name}, which stands at {@code value}, if it was given before. */
  String unique(Value value, String name) {
    if (!given.add(name) && !name.equals(Value.UNREADABLE)) {
      value.fault("a name of its own, and " + name + " is taken");
    }
    return name;
  }

  String uniqueId(Value value) {
    return unique(value, value.id());
  }
}
