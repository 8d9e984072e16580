package dev.liveops.apps.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/**
 * Sees to it that virtual threads take turns. As many carriers as processors run them, and on each,
 * by default, one more thread of the JDK waits for sockets: under a flood of slow, large bodies
 * these never sleep, no carrier ever looks beyond its own queue, and whoever is woken from outside,
 * by the journal or by a new connection, waits for seconds. Twice the carriers, and waiters on at
 * most a quarter of them, make that tenths of a second. But more carriers than processors get in
 * each other's way, and in that of consumers: they cost a tenth of what the process can do. So
 * there are as many as processors, and twice that while somebody has to wait too long ({@link
 * CarrierWatch}).
 *
 * <p>The properties are the JDK's own (JEP 444, and {@code sun.nio.ch.Poller} of JDK 21 to 25); one
 * that does not know them is none the worse. How many carriers there are can be changed from JDK 24
 * on; before that there are twice as many as processors from the beginning.
 */
public final class Carriers {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
  private static final String WAITERS = "jdk.readPollers";
  private static final String SCHEDULER = "jdk.management.VirtualThreadSchedulerMXBean";
  private static final Duration PERIOD = Duration.ofMillis(100);

  private Carriers() {}

  /**
   * To be called first of all: the first virtual thread fixes both. What whoever started the
   * process has set stays.
   */
  public static void makeRoom() {
    int processors = processors();
    if (!canChange()) {
      setIfAbsent(CARRIERS, 2 * processors);
    }
    setIfAbsent(WAITERS, Integer.highestOneBit(Math.max(1, processors / 2)));
  }

  /** Changes how many carriers there are as need be; does nothing where they were set. */
  public static Part watch() {
    if (!canChange() || System.getProperty(CARRIERS) != null) {
      return Part.of("carriers", () -> {}, () -> {});
    }
    CarrierWatch watch =
        new CarrierWatch(Thread::startVirtualThread, processors(), Carriers::setCount);
    return new Ticker("carriers", PERIOD, watch::look);
  }

  private static boolean canChange() {
    return Runtime.version().feature() >= 24;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static void setIfAbsent(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  static void setCount(int carriers) {
    try {
      // By name, for this has to compile for JDKs that do not have it.
      Class<? extends PlatformManagedObject> type =
          Class.forName(SCHEDULER).asSubclass(PlatformManagedObject.class);
      type.getMethod("setParallelism", int.class)
          .invoke(ManagementFactory.getPlatformMXBean(type), carriers);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("the number of carriers cannot be changed", e);
    }
  }
}
