package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SharedTimerTest {

  private static final long FOR_EVER_MILLIS = 3_600_000;

  private final SharedTimer timer = new SharedTimer("test");

  @BeforeEach
  void start() {
    timer.start();
  }

  @AfterEach
  void stop() {
    timer.stop();
  }

  @Test
  void aDecisionEndsTheWait() throws Exception {
    CompletableFuture<Long> decision = new CompletableFuture<>();
    FutureTask<Boolean> waiter = waiting(decision, FOR_EVER_MILLIS);
    decision.complete(1L);
    assertTrue(waiter.get());
  }

  @Test
  void aFailureIsADecision() throws Exception {
    CompletableFuture<Long> decision = new CompletableFuture<>();
    FutureTask<Boolean> waiter = waiting(decision, FOR_EVER_MILLIS);
    decision.completeExceptionally(new IllegalStateException("badly"));
    assertTrue(waiter.get());
  }

  @Test
  void whatIsDecidedAlreadyIsNotWaitedFor() throws Exception {
    assertTrue(timer.await(CompletableFuture.completedFuture(1L), 0));
  }

  @Test
  void aWaitEndsWithoutADecisionAndLeavesItAlone() throws Exception {
    CompletableFuture<Long> decision = new CompletableFuture<>();
    assertFalse(timer.await(decision, 1));
    assertFalse(decision.isDone());
  }

  @Test
  void ofManyWaitsExactlyTheUndecidedAreGivenUp() throws Exception {
    List<CompletableFuture<Long>> decisions = new ArrayList<>();
    List<FutureTask<Boolean>> waiters = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      decisions.add(new CompletableFuture<>());
      waiters.add(waiting(decisions.get(i), 500));
      if (i % 2 == 0) {
        decisions.get(i).complete(1L);
      }
    }
    for (int i = 0; i < waiters.size(); i++) {
      assertEquals(i % 2 == 0, waiters.get(i).get(), "wait " + i);
    }
  }

  @Test
  void whoeverIsDecidedTakesNobodyElsesWaitAlong() throws Exception {
    timer.stop(); // it is looked at without a pause instead
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> others = new ArrayList<>();
    others.add(Thread.ofPlatform().start(() -> repeat(over, timer::endOverdue)));
    for (int i = 0; i < 3; i++) {
      others.add(Thread.ofPlatform().start(() -> repeat(over, this::waitForADecision)));
    }
    try {
      for (int i = 0; i < 2_000; i++) {
        assertFalse(timer.await(new CompletableFuture<>(), 0));
      }
    } finally {
      over.set(true);
      for (Thread other : others) {
        other.interrupt();
        other.join();
      }
    }
  }

  private static void repeat(AtomicBoolean over, Runnable task) {
    while (!over.get()) {
      task.run();
    }
  }

  private void waitForADecision() {
    CompletableFuture<Long> decision = new CompletableFuture<>();
    decision.completeAsync(() -> 1L);
    try {
      timer.await(decision, FOR_EVER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is over
    }
  }

  @Test
  void aWaiterCanBeInterrupted() throws Exception {
    FutureTask<Boolean> waiter =
        new FutureTask<>(() -> timer.await(new CompletableFuture<>(), FOR_EVER_MILLIS));
    Thread thread = Thread.ofVirtual().start(waiter);
    thread.interrupt();
    ExecutionException failure = assertThrows(ExecutionException.class, waiter::get);
    assertTrue(failure.getCause() instanceof InterruptedException, failure.toString());
  }

  private FutureTask<Boolean> waiting(CompletableFuture<Long> decision, long waitMillisMax) {
    FutureTask<Boolean> waiter = new FutureTask<>(() -> timer.await(decision, waitMillisMax));
    Thread unused = Thread.ofVirtual().start(waiter);
    return waiter;
  }
}
