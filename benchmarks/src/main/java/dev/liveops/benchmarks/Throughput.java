package dev.liveops.benchmarks;

/**
 * What a closed loop got through: every connection sends its next request when the last is
 * answered.
 *
 * @param perSecond good answers per second
 * @param bad answers that were not 2xx, and requests without an answer
 * @param cpuMicros processor time of the measured process per request, microseconds
 */
record Throughput(double perSecond, long bad, double cpuMicros) {}
