package dev.liveops.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The same figure of several rounds: the median counts, and all of them are shown. */
final class Rounds {

  private final List<Double> figures = new ArrayList<>();

  void add(double figure) {
    figures.add(figure);
  }

  double median() {
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /** All of them, in the order in which they came. */
  String all(String format) {
    return figures.stream()
        .map(figure -> String.format(Locale.ROOT, format, figure))
        .collect(Collectors.joining("; "));
  }
}
