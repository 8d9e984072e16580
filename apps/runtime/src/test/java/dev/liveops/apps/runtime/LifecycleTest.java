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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

  @Test
  void whatPartsAreMadeOfIsClosedAfterThem() {
    Lifecycle lifecycle = new Lifecycle();
    String opened = lifecycle.open("store", () -> "disk", disk -> told.add("closed " + disk));
    lifecycle.add(part("server"));
    lifecycle.start();
    lifecycle.stop();
    assertEquals("disk", opened);
    assertEquals(List.of("+server", "-server", "closed disk"), told);
  }

  @Test
  void afterAStopNothingIsOpenedOrStarted() {
    Lifecycle lifecycle = new Lifecycle().add(part("server"));
    lifecycle.stop();
    assertThrows(
        StartFailure.class, () -> lifecycle.open("store", () -> told.add("opened"), x -> {}));
    assertThrows(StartFailure.class, lifecycle::start);
    assertEquals(List.of(), told);
  }

  @Test
  void aStopWhileAPartStartsWaitsForItAndStopsIt() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    Lifecycle lifecycle = new Lifecycle().add(part("store"));
    lifecycle.add(
        Part.of(
            "catch-up",
            () -> {
              starting.countDown();
              while (!lifecycle.stopping()) {
                Thread.onSpinWait();
              }
              told.add("gave up");
            },
            () -> told.add("-catch-up")));
    lifecycle.add(part("never"));
    FutureTask<Void> start =
        new FutureTask<>(
            () -> {
              lifecycle.start();
              return null;
            });
    Thread.ofPlatform().daemon().start(start);
    starting.await();
    lifecycle.stop();
    assertEquals(List.of("+store", "gave up", "-catch-up", "-store"), told);
    ExecutionException failed = assertThrows(ExecutionException.class, start::get);
    assertEquals("stopped while starting", failed.getCause().getMessage());
  }
}
