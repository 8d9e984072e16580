package dev.liveops.testkit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** How a consumer makes its way through a topic while all goes well. */
abstract class SubscriptionContract extends ClearedTopicContract {

  /** Long enough for whatever has to come; nothing ever waits for it to pass. */
  static final Duration LONG = Duration.ofSeconds(40);

  final Subscription trail(long after) {
    return ports().subscribe(Topic.TRAIL, "g", after);
  }

  static List<Long> poll(Subscription subscription, int deliveriesMax) throws InterruptedException {
    return Deliveries.positions(subscription.poll(deliveriesMax, LONG));
  }

  @Test
  void aSubscriptionBeginsBehindThePositionItIsGiven() throws InterruptedException {
    ports().publish(Facts.some(5)).join();
    try (Subscription subscription = trail(3)) {
      assertEquals(3, subscription.passed());
      assertEquals(List.of(4L, 5L), poll(subscription, 10));
    }
  }

  @Test
  void aPollReturnsNoMoreThanAskedForAndTheNextGoesOnThere() throws InterruptedException {
    ports().publish(Facts.some(5)).join();
    try (Subscription subscription = trail(0)) {
      assertEquals(List.of(1L, 2L), poll(subscription, 2));
      assertEquals(List.of(3L, 4L), poll(subscription, 2));
      assertEquals(List.of(5L), poll(subscription, 2));
    }
  }

  @Test
  void aPollThatDoesNotWaitComesBackEmptyWhenThereIsNothing() throws InterruptedException {
    try (Subscription subscription = trail(0)) {
      assertEquals(List.of(), subscription.poll(10, Duration.ZERO));
      assertEquals(List.of(), subscription.poll(10, Duration.ofMillis(5)));
    }
  }

  @Test
  void aPollThatWaitsReturnsAsSoonAsSomethingComes() throws InterruptedException {
    try (Subscription subscription = trail(0)) {
      for (long i = 1; i <= 50; i++) {
        FutureTask<List<Long>> polling = Race.start(() -> poll(subscription, 10));
        publish(Facts.acted(i));
        assertEquals(List.of(i), Race.result(polling));
      }
    }
  }

  @Test
  void closingEndsAPollThatWaits() {
    for (int i = 0; i < 50; i++) {
      Subscription subscription = trail(0);
      FutureTask<List<Long>> polling = Race.start(() -> poll(subscription, 10));
      subscription.close();
      assertEquals(List.of(), Race.result(polling));
    }
  }

  @Test
  void aClosedSubscriptionDeliversNothingMore() throws InterruptedException {
    Subscription subscription = trail(0);
    subscription.close();
    subscription.close();
    publish(Facts.acted(1));
    assertEquals(List.of(), subscription.poll(10, LONG));
  }

  @Test
  void anInterruptedPollSaysSo() {
    try (Subscription subscription = trail(0)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> subscription.poll(10, LONG));
      assertFalse(Thread.currentThread().isInterrupted(), "the exception stands for it");
    }
  }

  @Test
  void aGroupHasOneLiveSubscription() {
    Subscription first = trail(0);
    assertThrows(IllegalStateException.class, () -> trail(0));
    first.close();
    Subscription second = trail(0);
    first.close();
    assertThrows(IllegalStateException.class, () -> trail(0), "closing twice ends only one's own");
    second.close();
    long live = Race.of(16, racer -> subscribes()).stream().filter(Boolean::booleanValue).count();
    assertEquals(1, live);
  }

  private boolean subscribes() {
    try {
      trail(0);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Test
  void groupsTakeNothingFromEachOther() throws InterruptedException {
    ports().publish(Facts.some(3)).join();
    try (Subscription one = ports().subscribe(Topic.TRAIL, "one", 0);
        Subscription two = ports().subscribe(Topic.TRAIL, "two", 0)) {
      assertEquals(List.of(1L, 2L, 3L), poll(one, 10));
      one.processed(3);
      assertEquals(List.of(1L, 2L, 3L), poll(two, 10));
    }
  }

  @Test
  void aNewSubscriptionOfAGroupGetsAgainWhatItDidNotCommit() throws InterruptedException {
    ports().publish(Facts.some(3)).join();
    try (Subscription subscription = trail(0)) {
      poll(subscription, 10);
      subscription.processed(2);
    }
    try (Subscription subscription = trail(2)) {
      assertEquals(List.of(3L), poll(subscription, 10));
    }
  }

  @Test
  void passedTellsThroughWhereThereIsNothingLeftToDeliver() throws InterruptedException {
    publish(Events.by("ada").accepted(), Facts.acted(1), Facts.acted(2));
    try (Subscription events = ports().subscribe(Topic.EVENTS, "g", 0)) {
      assertEquals(List.of(1L), poll(events, 1));
      assertTrue(events.passed() >= 1, "what was delivered");
      assertEquals(List.of(), events.poll(10, Duration.ofMillis(5)));
      assertEquals(3, events.passed(), "what is not of this topic");
    }
  }

  @Test
  void awaitProcessedWaitsForWhatWasDelivered() throws InterruptedException {
    long position = publish(Facts.acted(1));
    try (Subscription subscription = trail(0)) {
      assertFalse(ports().awaitProcessed("g", position, Duration.ZERO), "not delivered");
      poll(subscription, 10);
      assertFalse(ports().awaitProcessed("g", position, Duration.ofMillis(5)), "not processed");
      FutureTask<Boolean> waiting = Race.start(() -> ports().awaitProcessed("g", position, LONG));
      subscription.processed(position);
      assertTrue(Race.result(waiting));
      assertTrue(ports().awaitProcessed("g", position, Duration.ZERO));
      assertFalse(ports().awaitProcessed("g", position + 1, Duration.ZERO), "not there yet");
    }
  }

  @Test
  void awaitProcessedDoesNotWaitForWhatIsNotOfTheTopic() {
    try (Subscription events = ports().subscribe(Topic.EVENTS, "g", 0)) {
      FutureTask<List<Delivery>> polling = Race.start(() -> events.poll(10, LONG));
      long position = publish(Facts.acted(1));
      FutureTask<Boolean> waiting = Race.start(() -> ports().awaitProcessed("g", position, LONG));
      assertTrue(Race.result(waiting), "while the poll goes on");
      publish(Events.by("ada").accepted());
      assertEquals(1, Race.result(polling).size());
    }
  }

  @Test
  void awaitProcessedNeverTakesABatchOnItsWayForDone() {
    try (Subscription subscription = trail(0)) {
      long[] handled = new long[1];
      Race.whileRunning(
          () -> {
            for (long i = 1; i <= 300; i++) {
              publish(Facts.acted(i));
              for (Delivery delivery : subscription.poll(10, LONG)) {
                synchronized (handled) {
                  handled[0] = delivery.position();
                }
                subscription.processed(delivery.position());
              }
            }
          },
          () -> {
            long head = ports().head();
            if (ports().awaitProcessed("g", head, Duration.ofMillis(1))) {
              synchronized (handled) {
                assertTrue(handled[0] >= head, () -> handled[0] + " is handled, not " + head);
              }
            }
          });
    }
  }

  @Test
  void everyTopicHasItsKindsOfFacts() {
    List<Fact> all = Facts.oneOfEachKind();
    ports().publish(all).join();
    assertEquals(all, Deliveries.facts(ports(), Topic.TRAIL));
    assertEquals(
        all.stream()
            .filter(
                fact ->
                    fact instanceof Fact.EventAccepted
                        || fact instanceof Fact.EventReviewed
                        || fact instanceof Fact.SanctionImposed
                        || fact instanceof Fact.SanctionLifted
                        || fact instanceof Fact.DefinitionChanged)
            .toList(),
        Deliveries.facts(ports(), Topic.EVENTS));
  }
}
