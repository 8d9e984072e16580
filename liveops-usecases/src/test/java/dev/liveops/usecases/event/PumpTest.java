package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PumpTest {

  private static final Duration NO_WAIT = Duration.ZERO;

  private final SimulatedBus bus = new SimulatedBus(new SettableClock());
  private final Diary diary = new Diary();
  private final Pump pump = new Pump(bus.subscribe(Topic.TRAIL, "diary", 0), diary);

  @Test
  void aPassTakesEffectAsAWholeAndTellsTheBus() throws InterruptedException {
    act("a", "b", "c");

    assertEquals(3, pump.pump(10, NO_WAIT));

    assertEquals(List.of("1-3: a b c"), diary.passes);
    assertEquals(true, bus.awaitProcessed("diary", 3, NO_WAIT));
  }

  @Test
  void nothingNewIsNotCommitted() throws InterruptedException {
    act("a");
    pump.pump(10, NO_WAIT);

    assertEquals(0, pump.pump(10, NO_WAIT));

    assertEquals(List.of("1-1: a"), diary.passes);
  }

  @Test
  void whatIsNotOfTheTopicIsPassedByWithAnEmptyCommit() throws InterruptedException {
    try (Pump quiet = new Pump(bus.subscribe(Topic.CLEARED, "quiet", 0), diary)) {
      act("a", "b");

      assertEquals(0, quiet.pump(10, NO_WAIT));

      assertEquals(List.of("1-2:"), diary.passes);
      assertEquals(true, bus.awaitProcessed("quiet", 2, NO_WAIT));
    }
  }

  @Test
  void whatIsCommittedAlreadyIsNotFoldedAgain() throws InterruptedException {
    act("a", "b", "c");
    diary.position = 2;

    assertEquals(1, pump.pump(10, NO_WAIT));

    assertEquals(List.of("3-3: c"), diary.passes);
  }

  @Test
  void aChangeOfADefinitionBeginsAPassOfItsOwn() throws InterruptedException {
    act("a", "b");
    bus.publish(List.of(new Fact.DefinitionChanged(new GameId("g"), 2, "", "me", 0))).join();
    act("c");

    assertEquals(4, pump.pump(10, NO_WAIT));

    assertEquals(List.of("1-2: a b", "3-4: v2 c"), diary.passes);
  }

  @Test
  void aDeliveryThatCannotBeHandledIsTriedAgainAndThenGivenUp() throws InterruptedException {
    act("a", "b", "poison", "c");

    assertEquals(2, pump.pump(10, NO_WAIT));
    for (int attempt = 2; attempt <= 5; attempt++) {
      assertEquals(List.of("1-2: a b"), diary.passes);
      assertEquals(0, pump.pump(10, NO_WAIT));
    }
    assertEquals(
        "IllegalStateException: cannot stand poison", bus.deadLetters(10).getFirst().why());

    assertEquals(2, pump.pump(10, NO_WAIT)); // the note that it was given up comes behind c
    assertEquals(List.of("1-2: a b", "3-5: c given-up"), diary.passes);
  }

  @Test
  void aPositionIsHandledAsAWholeOrNotAtAll() throws InterruptedException {
    Delivery first = new Delivery(4, said("a"));
    Delivery alike = new Delivery(7, said("b"));
    Delivery poison = new Delivery(7, said("poison"));
    OneBatch batch = new OneBatch(List.of(first, alike, poison), 9);

    assertEquals(1, new Pump(batch, diary).pump(10, NO_WAIT));

    assertEquals(List.of("1-6: a"), diary.passes);
    assertEquals(List.of(poison), batch.failed);
    assertEquals(6, batch.processed);
  }

  @Test
  void whereTheFirstCannotBeHandledWhatWasPassedIsCommitted() throws InterruptedException {
    OneBatch batch = new OneBatch(List.of(new Delivery(5, said("poison"))), 5);

    assertEquals(0, new Pump(batch, diary).pump(10, NO_WAIT));

    assertEquals(List.of("1-4:"), diary.passes);
  }

  @Test
  void whatIsUnavailableIsNobodysFaultAndNothingIsLost() throws InterruptedException {
    act("a", "b");
    diary.unreachableFor = 20;
    for (int attempt = 1; attempt <= 20; attempt++) {
      assertThrows(PortUnavailable.class, () -> pump.pump(10, NO_WAIT));
    }

    assertEquals(2, pump.pump(10, NO_WAIT));

    assertEquals(List.of("1-2: a b"), diary.passes);
    assertEquals(List.of(), bus.deadLetters(10));
  }

  @Test
  void unavailabilityInTheMidstOfAPassIsNoPoisonEither() throws InterruptedException {
    act("a", "b");
    diary.unreachableWhile = "b";
    assertThrows(PortUnavailable.class, () -> pump.pump(10, NO_WAIT));
    diary.unreachableWhile = "";

    assertEquals(2, pump.pump(10, NO_WAIT));

    assertEquals(List.of("1-2: a b"), diary.passes);
  }

  private void act(String... acts) {
    for (String act : acts) {
      bus.publish(List.of(said(act))).join();
    }
  }

  private static Fact said(String act) {
    return new Fact.AdminActed("me", act, "", 0);
  }

  /** Writes down what it folds. */
  private static final class Diary implements Fold {
    private final List<String> passes = new ArrayList<>();
    private long position;
    private String pass = "";
    private int unreachableFor;
    private String unreachableWhile = "";

    @Override
    public long position() {
      return position;
    }

    @Override
    public void begin(List<Delivery> deliveries) {
      pass = "";
    }

    @Override
    public void fold(Delivery delivery) {
      String word =
          switch (delivery.fact()) {
            case Fact.AdminActed acted -> acted.act();
            case Fact.DefinitionChanged changed -> "v" + changed.version();
            case Fact.DeliveryAbandoned abandoned -> "given-up";
            default -> throw new AssertionError(delivery);
          };
      if (word.equals("poison")) {
        throw new IllegalStateException("cannot stand poison");
      }
      if (word.equals(unreachableWhile)) {
        throw new PortUnavailable("no connection");
      }
      pass += " " + word;
    }

    @Override
    public void commit(long through) {
      if (unreachableFor > 0) {
        unreachableFor--;
        throw new PortUnavailable("no connection");
      }
      passes.add((position + 1) + "-" + through + ":" + pass);
      position = through;
    }
  }

  /** Delivers once. */
  private static final class OneBatch implements Subscription {
    private final List<Delivery> batch;
    private final long passed;
    private final List<Delivery> failed = new ArrayList<>();
    private long processed;

    OneBatch(List<Delivery> batch, long passed) {
      this.batch = batch;
      this.passed = passed;
    }

    @Override
    public List<Delivery> poll(int deliveriesMax, Duration waitMax) {
      return batch;
    }

    @Override
    public void processed(long position) {
      processed = position;
    }

    @Override
    public void failed(Delivery delivery, String why) {
      failed.add(delivery);
    }

    @Override
    public long passed() {
      return passed;
    }

    @Override
    public void close() {}
  }
}
