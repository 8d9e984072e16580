package dev.liveops.benchmarks;

/** A part of the table that can be measured without the others, on processes of its own. */
@FunctionalInterface
interface Chapter {

  /**
   * Measures, and reports.
   *
   * @throws Exception when it cannot: figures reported by then hold, the others are missing
   */
  void measure(Rig rig, Report report) throws Exception;
}
