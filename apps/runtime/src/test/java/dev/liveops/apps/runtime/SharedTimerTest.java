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
