package dev.liveops.usecases.event;

import static dev.liveops.usecases.event.Gateway.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.usecases.fairness.ScreenEvents;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckEventTest {

  private static final PlayerStatus CLEAR =
      new PlayerStatus(PlayerStatus.Kind.CLEAR, OptionalLong.empty());

  private final Gateway gateway = new Gateway();
  private final CheckEvent checkEvent =
      new CheckEvent(gateway.fairness, gateway.fairness, gateway.catalog, gateway.clock);

  @Test
  void aPlainEventWouldBeCleared() {
    assertEquals(
        new CheckEvent.Outcome.Checked(10, Judgement.CLEAR, CLEAR), check(event("p1", 10)));
  }

  @Test
  void anEventBeyondABoundWouldBeQuarantinedAndIsTold() {
    var checked = assertInstanceOf(CheckEvent.Outcome.Checked.class, check(event("p1", 5_000)));

    assertEquals(Verdict.QUARANTINED, checked.judgement().verdict());
    assertEquals(
        List.of("delta_xp_bound"),
        checked.judgement().violations().stream().map(Violation::rule).toList());
  }

  @Test
  void whatThePlayerDidBeforeIsPartOfTheJudgement() throws Exception {
    for (int i = 0; i < 10; i++) {
      gateway.send(event("p1", 10));
    }
    screen();

    var checked = assertInstanceOf(CheckEvent.Outcome.Checked.class, check(event("p1", 10)));
    assertEquals("flood", checked.judgement().violations().getFirst().rule());
    assertEquals(
        new CheckEvent.Outcome.Checked(10, Judgement.CLEAR, CLEAR), check(event("p2", 10)));
  }

  @Test
  void aCheckHasNoEffectHoweverOftenItIsMade() throws Exception {
    gateway.send(event("p1", 10));
    screen();
    String before = gateway.fairness.fingerprint();
    var facts = gateway.bus.facts();
    for (int i = 0; i < 50; i++) {
      check(event("p1", 5_000));
    }

    assertEquals(before, gateway.fairness.fingerprint());
    assertEquals(facts, gateway.bus.facts());
  }

  @Test
  void howThePlayerStandsIsToldBesideTheJudgement() {
    gateway.impose(SanctionKind.BAN, "p1", Duration.ZERO);

    assertEquals(
        new CheckEvent.Outcome.Checked(
            10, Judgement.CLEAR, new PlayerStatus(PlayerStatus.Kind.BANNED, OptionalLong.empty())),
        check(event("p1", 10)));
  }

  @Test
  void whatTheGatewayWouldNotTakeIsNotJudged() {
    assertEquals(
        new CheckEvent.Outcome.Invalid(List.of(new FieldFault("", "a JSON object"))), check("[]"));
    assertEquals(
        new CheckEvent.Outcome.TooLarge(64 * 1024),
        checkEvent.check(Gateway.GAME, new byte[64 * 1024 + 1]));
    assertEquals(
        new CheckEvent.Outcome.UnknownGame(),
        checkEvent.check(new GameId("other"), bytes(event("p1", 10))));
  }

  @Test
  void withoutTheStoreThereIsNoAnswer() {
    gateway.fairness.beUnreachable(true);

    assertEquals(new CheckEvent.Outcome.Unavailable(250), check(event("p1", 10)));
  }

  private void screen() throws InterruptedException {
    var stores = new ScreenEvents.Stores(gateway.fairness, gateway.fairness, gateway.fairness);
    try (ScreenEvents screenEvents =
        new ScreenEvents(gateway.bus, stores, gateway.catalog, gateway.clock)) {
      screenEvents.pump(1_000, Duration.ZERO);
    }
  }

  /** An event of this moment, so that no clock seems to be wrong. */
  private String event(String player, int deltaXp) {
    return Gateway.event(player, deltaXp)
        .replace("1730560000", Long.toString(gateway.clock.millis()));
  }

  private CheckEvent.Outcome check(String body) {
    return checkEvent.check(Gateway.GAME, bytes(body));
  }
}
