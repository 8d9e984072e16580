package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private Part part(String name) {
    return Part.of(name, () -> told.add("+" + name), () -> told.add("-" + name));
  }

  @Test
  void whatIsNeededStartsFirstAndStopsLast() {
    Lifecycle lifecycle = new Lifecycle().add(part("store")).add(part("server"));
    lifecycle.start();
    lifecycle.stop();
    assertEquals(List.of("+store", "+server", "-server", "-store"), told);
  }

  @Test
  void aPartThatCannotStartStopsTheOthersAgain() {
    StartFailure failure = new StartFailure("port in use", null);
    Part failing =
        Part.of(
            "server",
            () -> {
              throw failure;
            },
            () -> told.add("-server"));
    Lifecycle lifecycle = new Lifecycle().add(part("store")).add(failing).add(part("never"));
    assertEquals(failure, assertThrows(StartFailure.class, lifecycle::start));
    assertEquals(List.of("+store", "-server", "-store"), told);
  }

  @Test
  void stoppingTwiceStopsOnce() {
    Lifecycle lifecycle = new Lifecycle().add(part("store"));
    lifecycle.start();
    lifecycle.stop();
    lifecycle.stop();
    lifecycle.awaitStop();
    assertEquals(List.of("+store", "-store"), told);
  }

  @Test
  void aPartThatFailsToStopDoesNotKeepTheOthersFromStopping() {
    Part failing =
        Part.of(
            "server",
            () -> {},
            () -> {
              throw new IllegalStateException("no");
            });
    Lifecycle lifecycle = new Lifecycle().add(part("store")).add(failing);
    lifecycle.start();
    lifecycle.stop();
    assertEquals(List.of("+store", "-store"), told);
  }

  @Test
  void partsOfOneStageStopAtTheSameTime() {
    CyclicBarrier both = new CyclicBarrier(2);
    Lifecycle lifecycle = new Lifecycle().add(meeting(both), meeting(both));
    lifecycle.start();
    assertTimeoutPreemptively(Duration.ofSeconds(5), lifecycle::stop);
    assertEquals(List.of("met", "met"), told);
  }

  private Part meeting(CyclicBarrier barrier) {
    return Part.of(
        "server",
        () -> {},
        () -> {
          try {
            barrier.await();
            told.add("met");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aPartThatDoesNotStopInTimeIsLeftBehind() {
    CountDownLatch never = new CountDownLatch(1);
    Part stuck =
        new Part() {
          @Override
          public String name() {
            return "stuck";
          }

          @Override
          public void start() {
            told.add("+stuck");
          }

          @Override
          public void stop() {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public Duration stopMax() {
            return Duration.ofMillis(50);
          }
        };
    Lifecycle lifecycle = new Lifecycle().add(part("store")).add(stuck);
    lifecycle.start();
    assertTimeoutPreemptively(Duration.ofSeconds(5), lifecycle::stop);
    assertEquals(List.of("+store", "+stuck", "-store"), told);
    never.countDown();
  }
}
