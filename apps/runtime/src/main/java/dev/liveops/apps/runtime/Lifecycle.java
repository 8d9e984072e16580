package dev.liveops.apps.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts the parts of a process in the order in which they were added, and stops them in the
 * reverse order: what is needed by others is there before them and goes after them.
 *
 * <p>So stores come first, then the bus, the consumers, the servers, and readiness last: it is the
 * first to go, and whoever asks learns of it while requests are still answered. {@link #stop} may
 * be called by any thread at any time, also while parts are being started; the rest is for the one
 * thread that starts the process.
 */
public final class Lifecycle {
  private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

  private final List<List<Part>> stages = new ArrayList<>();
  private final Deque<List<Part>> started = new ConcurrentLinkedDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();

  /**
   * Opens what parts are made of, to be closed when everything that starts later has stopped.
   *
   * @param close closes it; called once, by whoever stops
   * @return what was opened
   * @throws StartFailure when a stop came first, or whatever {@code opener} threw
   */
  public <T> T open(String name, Supplier<T> opener, Consumer<T> close) {
    synchronized (this) {
      refuseWhenStopping();
      T opened = opener.get();
      started.push(List.of(Part.of(name, () -> {}, () -> close.accept(opened))));
      return opened;
    }
  }

  /** Adds parts that start one after the other and may stop at the same time. */
  public Lifecycle add(Part... parts) {
    stages.add(List.of(parts));
    return this;
  }

  /**
   * Starts everything.
   *
   * @throws StartFailure or whatever a part threw; what was started by then is stopped again
   */
  public void start() {
    try {
      for (List<Part> stage : stages) {
        startStage(stage);
      }
    } catch (RuntimeException | Error e) {
      stop();
      throw e;
    }
  }

  private void startStage(List<Part> stage) {
    List<Part> running = new CopyOnWriteArrayList<>();
    started.push(running);
    for (Part part : stage) {
      startPart(part, running);
    }
  }

  /** While a part starts, a stop waits: no part has to bear both at once. */
  private synchronized void startPart(Part part, List<Part> running) {
    refuseWhenStopping();
    // Noted before it starts: a part that failed half-way has something to stop, too.
    running.add(part);
    part.start();
    LOG.log(System.Logger.Level.DEBUG, "started {0}", part.name());
  }

  private void refuseWhenStopping() {
    if (stopping.get()) {
      throw new StartFailure("stopped while starting", null);
    }
  }

  /** Whether a stop was asked for: who takes long to start looks here, and gives up. */
  public boolean stopping() {
    return stopping.get();
  }

  /** Stops whatever runs; calls after the first wait until that is done. */
  public void stop() {
    if (stopping.compareAndSet(false, true)) {
      awaitPartInProgress();
      try {
        for (List<Part> stage : started) {
          stopStage(stage);
        }
      } finally {
        stopped.countDown();
      }
    } else {
      awaitStop();
    }
  }

  /** The lock is free when no part is being started, and after this none will be. */
  private synchronized void awaitPartInProgress() {}

  /** Waits until everything is stopped, whoever stops it. */
  public void awaitStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets SIGTERM and Ctrl-C stop everything before the process ends. */
  public void stopOnSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "lifecycle-stop"));
  }

  private static void stopStage(List<Part> stage) {
    List<Thread> threads = new ArrayList<>();
    for (Part part : stage) {
      threads.add(
          Thread.ofPlatform().daemon().name("stop-" + part.name()).start(() -> stopPart(part)));
    }
    long startNanos = System.nanoTime();
    for (int i = 0; i < stage.size(); i++) {
      Part part = stage.get(i);
      if (!joined(threads.get(i), part.stopMax().toNanos() - (System.nanoTime() - startNanos))) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} has not stopped within {1} ms; going on without it",
            part.name(),
            Long.toString(part.stopMax().toMillis()));
      }
    }
  }

  private static boolean joined(Thread thread, long nanos) {
    try {
      return thread.join(Duration.ofNanos(Math.max(1, nanos)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void stopPart(Part part) {
    try {
      part.stop();
      LOG.log(System.Logger.Level.DEBUG, "stopped {0}", part.name());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "cannot stop " + part.name(), e);
    }
  }
}
