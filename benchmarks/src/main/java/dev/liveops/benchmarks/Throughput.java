package dev.liveops.benchmarks;

/**
 * What a closed loop got through: every connection sends its next request when the last is
 * answered.
 *
 * @param good answers that were 2xx
 * @param bad other answers, and requests without one
 * @param seconds how long it took
 * @param used by the measured process meanwhile
 */
record Throughput(long good, long bad, double seconds, Usage used) {

  /** Good answers per second. */
  double perSecond() {
    return good / seconds;
  }

  /** Processor time of the measured process per request, microseconds. */
  double cpuMicros() {
    return used.microsEach(good + bad);
  }
}
