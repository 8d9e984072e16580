package dev.liveops.benchmarks;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a process has used since it started, or between two moments.
 *
 * @param wallSeconds time
 * @param cpuSeconds processor time, of all its threads
 * @param byWork processor time of threads that still run, by what they do
 */
record Usage(double wallSeconds, double cpuSeconds, Map<Work, Double> byWork) {

  /** What threads do, told by their names. */
  enum Work {
    REQUESTS("requests", "ForkJoinPool-", "VirtualThread-", "server-", "helidon-"),
    JOURNAL("journal", "journal"),
    FAIRNESS("fairness", "consumer-fairne"),
    LEADERBOARD("leaderboard", "consumer-leader"),
    PROGRESSION("progression", "consumer-progre"),
    TRAIL("trail", "consumer-trail", "trail"),
    CHECKPOINTS("checkpoints", "checkpoint"),
    COLLECTION("garbage collection", "VM Thread", "GC Thread", "G1 "),
    COMPILATION("compilation", "C1 Compiler", "C2 Compiler"),
    OTHER("the rest");

    private final String label;
    private final String[] prefixes;

    Work(String label, String... prefixes) {
      this.label = label;
      this.prefixes = prefixes;
    }

    /** What a thread does; Linux keeps 15 characters of its name. */
    static Work of(String thread) {
      for (Work work : values()) {
        for (String prefix : work.prefixes) {
          if (thread.startsWith(prefix)) {
            return work;
          }
        }
      }
      return OTHER;
    }
  }

  /** What was used since an earlier moment. */
  Usage since(Usage before) {
    Map<Work, Double> used = new TreeMap<>(byWork);
    before.byWork.forEach((work, seconds) -> used.merge(work, -seconds, Double::sum));
    return new Usage(wallSeconds - before.wallSeconds, cpuSeconds - before.cpuSeconds, used);
  }

  /** What both used together. */
  Usage plus(Usage other) {
    Map<Work, Double> used = new TreeMap<>(byWork);
    other.byWork.forEach((work, seconds) -> used.merge(work, seconds, Double::sum));
    return new Usage(wallSeconds + other.wallSeconds, cpuSeconds + other.cpuSeconds, used);
  }

  /** Processor time of each of so many, microseconds. */
  double microsEach(double count) {
    return cpuSeconds * 1e6 / count;
  }

  /** How many processors were busy, on average. */
  double cores() {
    return cpuSeconds / wallSeconds;
  }

  /** The part of the processor time that went into collecting garbage. */
  double collectionShare() {
    return byWork.getOrDefault(Work.COLLECTION, 0.0) / cpuSeconds;
  }

  /** Microseconds of each of so many, by what they went into; the most first. */
  String breakdown(double count) {
    return byWork.entrySet().stream()
        .filter(each -> each.getValue() * 1e6 / count >= 0.05)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(
            each ->
                String.format(
                    Locale.ROOT, "%s %.1f", each.getKey().label, each.getValue() * 1e6 / count))
        .collect(Collectors.joining(", "));
  }
}
