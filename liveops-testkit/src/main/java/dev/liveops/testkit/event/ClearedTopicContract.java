package dev.liveops.testkit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.PortContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ranks and progress get to see: events, once they are judged and count. */
abstract class ClearedTopicContract extends PortContract<EventBus> {

  /** Publishes facts and waits until they are there. */
  final long publish(Fact... facts) {
    return ports().publish(List.of(facts)).join();
  }

  private static GameEvent event(int number) {
    return Events.by("ada").number(number).event();
  }

  private static Fact accepted(int number) {
    return Events.by("ada").number(number).accepted();
  }

  private static Delivery cleared(long position, int number, Verdict verdict) {
    return new Delivery(position, new Fact.EventCleared(event(number), verdict));
  }

  private List<Delivery> clearedTopic() {
    return Deliveries.all(ports(), Topic.CLEARED);
  }

  @Test
  void anEventIsNotClearedBeforeItIsJudged() {
    publish(accepted(1), accepted(2));
    assertEquals(List.of(), clearedTopic());
  }

  @Test
  void whatAJudgementDoesNotNameIsClearedInTheOrderOfAcceptance() {
    publish(accepted(1), accepted(2), accepted(3));
    publish(Judgements.of(1, 3).fact());
    assertEquals(
        List.of(
            cleared(4, 1, Verdict.CLEARED),
            cleared(4, 2, Verdict.CLEARED),
            cleared(4, 3, Verdict.CLEARED)),
        clearedTopic());
  }

  @Test
  void flaggedEventsCountAndQuarantinedAndRejectedOnesAreLeftOut() {
    publish(accepted(1), accepted(2), accepted(3), accepted(4));
    publish(
        Judgements.of(1, 4)
            .flagging(1, event(1))
            .quarantining(2, event(2))
            .rejecting(3, event(3))
            .fact());
    assertEquals(
        List.of(cleared(5, 1, Verdict.FLAGGED), cleared(5, 4, Verdict.CLEARED)), clearedTopic());
  }

  @Test
  void onlyEventsOfAJudgedStretchAreCleared() {
    publish(accepted(1), Facts.acted(1), Facts.reviewed(event(9), false), accepted(2));
    publish(Judgements.of(1, 4).fact());
    assertEquals(
        List.of(cleared(5, 1, Verdict.CLEARED), cleared(5, 2, Verdict.CLEARED)), clearedTopic());
  }

  @Test
  void aReleasedEventCountsFromTheJudgementThatTellsOfItsRelease() {
    publish(accepted(1), accepted(2));
    publish(Judgements.of(1, 2).quarantining(1, event(1)).fact());
    publish(Facts.reviewed(event(1), true), accepted(3));
    publish(Judgements.of(4, 5).releasing(4, event(1)).fact());
    assertEquals(
        List.of(
            cleared(3, 2, Verdict.CLEARED),
            cleared(6, 3, Verdict.CLEARED),
            cleared(6, 1, Verdict.CLEARED)),
        clearedTopic());
  }

  @Test
  void judgementsMayBeFarBehindTheEvents() {
    List<Fact> events = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      events.add(accepted(i));
    }
    ports().publish(events).join();
    publish(Facts.acted(1));
    publish(Judgements.of(1, 1_500).fact());
    publish(Judgements.of(1_501, 3_001).fact());

    List<Delivery> cleared = clearedTopic();
    assertEquals(3_000, cleared.size());
    for (int i = 1; i <= 3_000; i++) {
      long position = i <= 1_500 ? 3_002 : 3_003;
      assertEquals(cleared(position, i, Verdict.CLEARED), cleared.get(i - 1));
    }
  }

  @Test
  void sanctionsAndDefinitionsComeInBetweenAtTheirPlaces() {
    Sanction block = Facts.block("b-1", "ada");
    publish(accepted(1), Facts.imposed(block), Facts.defined(2));
    publish(Judgements.of(1, 3).fact());
    publish(Facts.lifted(block));
    assertEquals(
        List.of(
            new Delivery(2, Facts.imposed(block)),
            new Delivery(3, Facts.defined(2)),
            cleared(4, 1, Verdict.CLEARED),
            new Delivery(5, Facts.lifted(block))),
        clearedTopic());
  }

  @Test
  void deliveriesThatShareAPositionComeTogetherEvenIfTheyAreMoreThanAskedFor()
      throws InterruptedException {
    publish(accepted(1), accepted(2), accepted(3), accepted(4), accepted(5));
    publish(Judgements.of(1, 3).fact());
    publish(Judgements.of(4, 5).fact());
    try (Subscription subscription = ports().subscribe(Topic.CLEARED, "g", 0)) {
      assertEquals(
          List.of(6L, 6L, 6L), Deliveries.positions(subscription.poll(1, Duration.ofSeconds(30))));
      assertEquals(
          List.of(7L, 7L), Deliveries.positions(subscription.poll(1, Duration.ofSeconds(30))));
    }
  }

  @Test
  void whoBeginsBehindAJudgementGetsNothingOfIt() throws InterruptedException {
    publish(accepted(1), accepted(2));
    publish(Judgements.of(1, 2).fact());
    publish(accepted(3));
    publish(Judgements.of(4, 4).fact());
    try (Subscription subscription = ports().subscribe(Topic.CLEARED, "g", 3)) {
      assertEquals(
          List.of(cleared(5, 3, Verdict.CLEARED)), subscription.poll(10, Duration.ofSeconds(30)));
    }
  }

  @Test
  void judgementsTellOfTheirEventsAlsoAfterReopening() {
    publish(accepted(1), accepted(2));
    publish(Judgements.of(1, 2).quarantining(1, event(1)).fact());
    List<Delivery> before = clearedTopic();
    reopen();
    assertEquals(kept(before, List.of()), clearedTopic());
    crash();
    assertEquals(kept(before, List.of()), clearedTopic());
  }
}
