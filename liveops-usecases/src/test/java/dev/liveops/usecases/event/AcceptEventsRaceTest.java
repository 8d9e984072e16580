package dev.liveops.usecases.event;

import static dev.liveops.usecases.event.Gateway.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.audit.Fact.EventAccepted;
import dev.liveops.domain.event.EventId;
import dev.liveops.testkit.simulation.SimulatedBus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AcceptEventsRaceTest {

  private static final int SENDERS = 8;
  private static final int ROUNDS = 300;

  @Test
  void ofManyRequestsWithOneKeyExactlyOneIsAccepted() throws Exception {
    Gateway gateway = new Gateway(Gateway.limits(1_000_000, 1_000_000));
    for (int round = 0; round < ROUNDS; round++) {
      String key = "key-" + round;
      List<Acceptance> answers = race(() -> gateway.send(event("p1", 10), key));

      assertEquals(1, count(answers, Acceptance.Accepted.class), answers.toString());
      assertEquals(
          SENDERS - 1,
          count(answers, Acceptance.Duplicate.class) + count(answers, Acceptance.InFlight.class),
          answers.toString());
      assertEquals(
          new Acceptance.Duplicate(EventId.derived(Gateway.GAME, key)),
          gateway.send(event("p1", 10), key));
    }
    assertEquals(ROUNDS, gateway.bus.facts(EventAccepted.class).size());
    assertEquals(0, gateway.keys.inFlight());
  }

  /**
   * The bus decides just as the sender gives up waiting: the key is settled once, by one of them.
   */
  @Test
  void aKeyIsSettledOnceHoweverLateTheBusDecides() throws Exception {
    Gateway gateway = new Gateway(Gateway.limits(1_000_000, 1_000_000));
    int accepted = 0;
    for (int round = 0; round < ROUNDS / 10; round++) {
      String key = "key-" + round;
      boolean durable = round % 3 != 0;
      gateway.bus.pace(SimulatedBus.Pace.SLOW);
      Acceptance[] answer = new Acceptance[1];
      Thread sender = Thread.ofVirtual().start(() -> answer[0] = gateway.send(event("p1", 1), key));
      while (gateway.keys.inFlight() == 0) {
        Thread.onSpinWait();
      }
      if (round % 2 == 0) {
        sender.interrupt();
      }
      gateway.bus.settleWhenPublished(durable);
      sender.join();

      assertEquals(0, gateway.keys.inFlight());
      accepted += durable ? 1 : 0;
      assertEquals(accepted, gateway.bus.facts(EventAccepted.class).size());
      if (answer[0] instanceof Acceptance.Accepted) {
        assertEquals(true, durable);
      }
    }
  }

  private static List<Acceptance> race(Callable<Acceptance> request) throws Exception {
    CyclicBarrier start = new CyclicBarrier(SENDERS);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Acceptance>> futures = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return request.call();
                }));
      }
      List<Acceptance> answers = new ArrayList<>();
      for (Future<Acceptance> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static long count(List<Acceptance> answers, Class<? extends Acceptance> kind) {
    return answers.stream().filter(kind::isInstance).count();
  }
}
