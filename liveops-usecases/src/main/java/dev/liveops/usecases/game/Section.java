package dev.liveops.usecases.game;

import dev.liveops.usecases.game.Node.Entry;
import dev.liveops.usecases.game.Node.Mapping;
import java.util.List;
import java.util.Optional;

/** A mapping of the document whose keys are known beforehand. */
final class Section {

  private final Node node;
  private final List<Entry> entries;
  private final String path;
  private final Faults faults;

  private Section(Node node, List<Entry> entries, String path, Faults faults) {
    this.node = node;
    this.entries = entries;
    this.path = path;
    this.faults = faults;
  }

  /** Reads {@code node} as a mapping; a fault otherwise. */
  static Section of(Node node, String path, Faults faults) {
    if (node instanceof Mapping mapping) {
      return new Section(node, mapping.entries(), path, faults);
    }
    if (!(node instanceof Node.Refused)) {
      faults.add(node, path, "a mapping");
    }
    return new Section(new Node.Refused(node.line(), node.column()), List.of(), path, faults);
  }

  /** Refuses every key but these. */
  Section only(String... keys) {
    for (Entry entry : entries) {
      if (!List.of(keys).contains(entry.key())) {
        faults.add(
            entry.at(),
            Place.ofKey(path, entry.key()),
            "none but the keys " + String.join(", ", keys));
      }
    }
    return this;
  }

  boolean has(String key) {
    return entries.stream().anyMatch(entry -> entry.key().equals(key));
  }

  /** The value of a key; one that is absent is a fault as soon as it is read as something. */
  Value get(String key) {
    return optional(key).orElseGet(() -> Value.absent(node, Place.ofKey(path, key), faults));
  }

  Optional<Value> optional(String key) {
    return entries.stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .map(entry -> new Value(entry.value(), Place.ofKey(path, key), faults));
  }

  /** Reports something about the section as a whole. */
  void fault(String expected) {
    if (!(node instanceof Node.Refused)) {
      faults.add(node, path, expected);
    }
  }
}
