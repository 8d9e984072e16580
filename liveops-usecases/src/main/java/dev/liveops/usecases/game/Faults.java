package dev.liveops.usecases.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects faults; for one thread. Keeps the first {@link Limits#FAULTS_MAX} that it is told of.
 */
final class Faults {

  private final List<Fault> faults = new ArrayList<>();

  void add(Node at, String path, String expected) {
    add(at.line(), at.column(), path, expected);
  }

  void add(int line, int column, String path, String expected) {
    if (faults.size() < Limits.FAULTS_MAX) {
      faults.add(new Fault(line, column, path, expected));
    }
  }

  boolean none() {
    return faults.isEmpty();
  }

  /** The faults in the order of the document. */
  List<Fault> inOrder() {
    return faults.stream()
        .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
        .toList();
  }
}
