package dev.liveops.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.audit.AuditTrail.EventHistory;
import dev.liveops.ports.event.Delivery;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Deliveries;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link AuditTrail}. */
public abstract class AuditTrailContract extends PortContract<AuditTrail> {

  private static GameEvent event(int number) {
    return Events.by("ada").number(number).event();
  }

  private static Fact accepted(int number) {
    return Events.by("ada").number(number).accepted();
  }

  private static List<Delivery> from(long first, List<? extends Fact> facts) {
    List<Delivery> deliveries = new ArrayList<>();
    facts.forEach(fact -> deliveries.add(new Delivery(first + deliveries.size(), fact)));
    return deliveries;
  }

  /** Appends facts behind what is there. */
  private void append(Fact... facts) {
    long first = ports().position() + 1;
    reach(first + facts.length - 1);
    ports().append(from(first, List.of(facts)));
  }

  private List<Delivery> replay() {
    List<Delivery> all = new ArrayList<>();
    ports().replay(all::add);
    return all;
  }

  @Test
  void anEmptyTrailKnowsNothing() {
    assertEquals(0, ports().position());
    assertEquals(List.of(), replay());
    assertEquals(new EventHistory(List.of(), 0), ports().find(event(1).id()));
    ports().flush();
    ports().append(List.of());
    assertEquals(0, ports().position());
  }

  @Test
  void whatWasAppendedIsReadFromTheBeginningInOrder() {
    append(Facts.acted(1), Facts.acted(2));
    append(Facts.acted(3));
    assertEquals(3, ports().position());
    assertEquals(from(1, Facts.some(3)), replay());
  }

  @Test
  void everyKindOfFactIsKeptAsItWas() {
    Fact[] all = Facts.oneOfEachKind().toArray(Fact[]::new);
    append(all);
    assertEquals(List.of(all), Deliveries.facts(replay()));
    reopen();
    assertEquals(kept(List.of(all), List.of()), Deliveries.facts(replay()));
  }

  @Test
  void whatIsThereAlreadyIsPassedOver() {
    reach(6);
    ports().append(from(1, Facts.some(4)));
    List<Fact> others = List.of(Facts.acted(93), Facts.acted(94), Facts.acted(5), Facts.acted(6));
    ports().append(from(3, others));
    ports().append(from(1, Facts.some(6)));
    assertEquals(from(1, Facts.some(6)), replay());
  }

  @Test
  void anEventIsFoundWithItsAcceptanceItsJudgementAndItsReview() {
    append(accepted(1), accepted(2), Facts.acted(1));
    append(Judgements.of(1, 3).quarantining(2, event(2)).fact());
    append(Facts.reviewed(event(2), true));
    append(Judgements.of(4, 5).releasing(5, event(2)).fact());

    EventHistory held = ports().find(event(2).id());
    assertEquals(List.of(2L, 4L, 5L), Deliveries.positions(held.facts()));
    assertEquals(accepted(2), held.facts().getFirst().fact());
    assertEquals(Facts.reviewed(event(2), true), held.facts().getLast().fact());
    assertEquals(5, held.judgedThrough());

    assertEquals(
        new EventHistory(List.of(new Delivery(1, accepted(1))), 5), ports().find(event(1).id()));
    assertEquals(new EventHistory(List.of(), 5), ports().find(event(3).id()));
  }

  @Test
  void anEventIsFoundWithWhoGaveUpOnIt() {
    append(accepted(1), accepted(2), Facts.acted(1));
    append(Judgements.of(1, 3).quarantining(2, event(2)).fact());
    append(Facts.reviewed(event(2), false));
    append(
        Facts.abandoned("fairness", 1),
        Facts.abandoned("leaderboard", 3),
        Facts.abandoned("fairness", 5),
        Facts.abandoned("leaderboard", 1));

    assertEquals(List.of(1L, 6L, 9L), Deliveries.positions(ports().find(event(1).id()).facts()));
    assertEquals(
        List.of(2L, 4L, 5L, 8L), Deliveries.positions(ports().find(event(2).id()).facts()));
    reopen();
    assertEquals(
        kept(List.of(1L, 6L, 9L), List.of()),
        Deliveries.positions(ports().find(event(1).id()).facts()));
  }

  @Test
  void eventsWithHalfAnIdInCommonAreToldApart() {
    GameEvent one = event(1);
    EventId alike = new EventId(one.id().high(), one.id().low() + 1);
    append(accepted(1));
    assertEquals(List.of(), ports().find(alike).facts());
  }

  @Test
  void eventsAreFoundInAnyTrailHoweverLong() {
    for (int i = 0; i < 20; i++) {
      Fact[] facts = new Fact[250];
      for (int j = 0; j < facts.length; j++) {
        facts[j] = accepted(i * 250 + j + 1);
      }
      append(facts);
    }
    for (int number = 1; number <= 5_000; number += 617) {
      assertEquals(
          List.of(new Delivery(number, accepted(number))),
          ports().find(event(number).id()).facts());
    }
  }

  @Test
  void whatWasFlushedOutlivesACrashAndAppendingGoesOnBehindIt() {
    append(accepted(1), accepted(2));
    append(Judgements.of(1, 2).flagging(2, event(2)).fact());
    ports().flush();
    append(Facts.acted(4));
    crash();
    long position = ports().position();
    assertTrue(position >= kept(3L, 0L) && position <= kept(4L, 0L), () -> "at " + position);
    assertEquals(
        kept(List.of(2L, 3L), List.of()),
        Deliveries.positions(ports().find(event(2).id()).facts()));
    assertEquals(kept(2L, 0L), ports().find(event(2).id()).judgedThrough());
    append(Facts.acted(position + 1));
    assertEquals(
        LongStream.rangeClosed(1, position + 1).boxed().toList(), Deliveries.positions(replay()));
  }

  @Test
  void closingKeepsWhatWasNotFlushed() {
    append(accepted(1), Facts.acted(2));
    reopen();
    assertEquals(kept(2L, 0L), ports().position());
    append(Facts.acted(ports().position() + 1));
    reopen();
    assertEquals(kept(3L, 0L), ports().position());
    assertEquals(kept(3, 0), replay().size());
    assertEquals(
        kept(List.of(1L), List.of()), Deliveries.positions(ports().find(event(1).id()).facts()));
  }

  @Test
  void whoeverReadsWhileOthersAppendSeesABeginningOfTheTrail() {
    reach(600);
    Race.whileRunning(
        () -> {
          for (int number = 1; number <= 600; number += 3) {
            ports()
                .append(
                    from(number, List.of(accepted(number), accepted(number + 1), Facts.acted(0))));
          }
          ports().flush();
        },
        () -> {
          long before = ports().position();
          List<Delivery> seen = replay();
          assertTrue(seen.size() >= before, () -> seen.size() + " of at least " + before);
          for (int i = 0; i < seen.size(); i++) {
            assertEquals(i + 1, seen.get(i).position());
          }
          if (before > 0) {
            assertEquals(1, ports().find(event(1).id()).facts().size());
          }
        });
    assertEquals(600, replay().size());
  }

  @Test
  void whoIsReadToMayAskForMore() {
    append(accepted(1), accepted(2));
    ports()
        .replay(
            delivery -> {
              GameEvent event = ((Fact.EventAccepted) delivery.fact()).event();
              assertEquals(List.of(delivery), ports().find(event.id()).facts());
            });
  }
}
