package dev.liveops.apps.runtime;

/**
 * Sees to it that virtual threads take turns. As many carriers as processors run them, and on each,
 * by default, one more thread of the JDK waits for sockets: under a flood of slow, large bodies
 * these never sleep, no carrier ever looks beyond its own queue, and whoever is woken from outside,
 * by the journal or by a new connection, waits for seconds. Twice the carriers, and waiters on at
 * most a quarter of them, make that tenths of a second and cost nothing that could be measured.
 *
 * <p>The properties are the JDK's own (JEP 444, and {@code sun.nio.ch.Poller} of JDK 21 to 25); one
 * that does not know them is none the worse.
 */
public final class Carriers {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
  private static final String WAITERS = "jdk.readPollers";

  private Carriers() {}

  /**
   * To be called first of all: the first virtual thread fixes both. What whoever started the
   * process has set stays.
   */
  public static void makeRoom() {
    int processors = Runtime.getRuntime().availableProcessors();
    setIfAbsent(CARRIERS, 2 * processors);
    setIfAbsent(WAITERS, Integer.highestOneBit(Math.max(1, processors / 2)));
  }

  private static void setIfAbsent(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }
}
