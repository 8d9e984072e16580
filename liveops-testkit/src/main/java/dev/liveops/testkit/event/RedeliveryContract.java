package dev.liveops.testkit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery that a consumer cannot handle. */
abstract class RedeliveryContract extends SubscriptionContract {

  /** Lets the first delivery of every poll fail until it is given up. */
  private static Delivery failUntilAbandoned(Subscription subscription)
      throws InterruptedException {
    Delivery failing = subscription.poll(10, LONG).getFirst();
    subscription.failed(failing, "attempt 1");
    for (int attempt = 2; attempt <= EventBus.ATTEMPTS_MAX; attempt++) {
      assertEquals(failing, subscription.poll(10, LONG).getFirst(), "attempt " + attempt);
      subscription.failed(failing, "attempt " + attempt);
    }
    return failing;
  }

  @Test
  void aFailedDeliveryComesAgainWithAllThatFollowsIt() throws InterruptedException {
    ports().publish(Facts.some(4)).join();
    try (Subscription subscription = trail(0)) {
      List<Delivery> first = subscription.poll(3, LONG);
      subscription.failed(first.get(1), "no");
      assertEquals(1, subscription.passed());
      assertEquals(List.of(2L, 3L, 4L), poll(subscription, 10));
    }
  }

  @Test
  void whatComesInMeanwhileDoesNotOvertakeAFailedDelivery() throws InterruptedException {
    publish(Facts.acted(1));
    try (Subscription subscription = trail(0)) {
      subscription.failed(subscription.poll(10, LONG).getFirst(), "no");
      publish(Facts.acted(2));
      assertEquals(List.of(1L, 2L), poll(subscription, 10));
    }
  }

  @Test
  void theBackOffGrowsWithEachAttempt() throws InterruptedException {
    boolean grew = false;
    // A busy machine can stretch the first wait, but hardly three times in a row.
    for (int round = 0; round < 3 && !grew; round++) {
      long position = publish(Facts.acted(round));
      try (Subscription subscription = trail(position - 1)) {
        List<Long> waits = new ArrayList<>();
        Delivery failing = subscription.poll(10, LONG).getFirst();
        for (int attempt = 1; attempt < EventBus.ATTEMPTS_MAX; attempt++) {
          long failedAt = System.nanoTime();
          subscription.failed(failing, "no");
          subscription.poll(10, LONG);
          waits.add(System.nanoTime() - failedAt);
        }
        grew = waits.equals(waits.stream().sorted().toList());
      }
    }
    assertTrue(grew);
  }

  @Test
  void afterTheLastAttemptTheStreamGoesOnBehindTheDeadLetter() throws InterruptedException {
    ports().publish(Facts.some(2)).join();
    try (Subscription subscription = trail(0)) {
      Delivery dead = failUntilAbandoned(subscription);
      assertEquals(1, dead.position());
      List<Delivery> rest = subscription.poll(10, LONG);
      assertEquals(new Delivery(2, Facts.acted(2)), rest.getFirst());
      subscription.processed(rest.getLast().position());
      assertTrue(ports().awaitProcessed("g", 2, Duration.ZERO));
      assertEquals(
          List.of(new DeadLetter("g", dead, "attempt " + EventBus.ATTEMPTS_MAX, clock.millis())),
          ports().deadLetters(10));
    }
  }

  @Test
  void aDeadLetterIsAFactOfItsOwn() throws InterruptedException {
    publish(Facts.acted(1));
    try (Subscription subscription = trail(0)) {
      failUntilAbandoned(subscription);
      assertEquals(
          List.of(
              new Delivery(
                  2,
                  new Fact.DeliveryAbandoned(
                      "g", 1, "attempt " + EventBus.ATTEMPTS_MAX, clock.millis()))),
          subscription.poll(10, LONG));
    }
  }

  @Test
  void deadLettersAreToldNewestFirst() throws InterruptedException {
    ports().publish(Facts.some(2)).join();
    for (String group : List.of("one", "two")) {
      try (Subscription subscription = ports().subscribe(Topic.TRAIL, group, 0)) {
        failUntilAbandoned(subscription);
      }
    }
    List<DeadLetter> all = ports().deadLetters(10);
    assertEquals(List.of("two", "one"), all.stream().map(DeadLetter::group).toList());
    assertEquals(all.subList(0, 1), ports().deadLetters(1));
  }

  @Test
  void oneOfThoseThatShareAPositionCanBeGivenUpAlone() throws InterruptedException {
    publish(Events.by("ada").accepted(), Events.by("bob").accepted(), Events.by("cyd").accepted());
    publish(Judgements.of(1, 3).fact());
    try (Subscription subscription = ports().subscribe(Topic.CLEARED, "g", 0)) {
      List<Delivery> three = subscription.poll(10, LONG);
      Delivery bob = three.get(1);
      for (int attempt = 1; attempt < EventBus.ATTEMPTS_MAX; attempt++) {
        subscription.failed(bob, "no");
        assertEquals(three, subscription.poll(10, LONG), "attempt " + attempt);
      }
      subscription.failed(bob, "no");
      assertEquals(List.of(three.get(0), three.get(2)), subscription.poll(10, LONG));
    }
  }

  @Test
  void whatIsProcessedBeforeAFailedDeliveryDoesNotRenewItsAttempts() throws InterruptedException {
    ports().publish(Facts.some(2)).join();
    try (Subscription subscription = trail(0)) {
      Delivery second = subscription.poll(10, LONG).get(1);
      subscription.processed(1);
      for (int attempt = 1; attempt < EventBus.ATTEMPTS_MAX; attempt++) {
        subscription.failed(second, "no");
        assertEquals(second, subscription.poll(1, LONG).getFirst());
        subscription.processed(1);
      }
      subscription.failed(second, "no");
      assertEquals(1, ports().deadLetters(10).size());
    }
  }

  @Test
  void aDeliveryThatSucceedsAfterAllStartsAnewWhenItFailsNextTime() throws InterruptedException {
    ports().publish(Facts.some(2)).join();
    try (Subscription subscription = trail(0)) {
      subscription.failed(subscription.poll(1, LONG).getFirst(), "no");
      assertEquals(List.of(1L), poll(subscription, 1));
      subscription.processed(1);
      assertEquals(2, failUntilAbandoned(subscription).position());
    }
  }
}
