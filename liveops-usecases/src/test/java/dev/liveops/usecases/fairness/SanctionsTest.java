package dev.liveops.usecases.fairness;

import static dev.liveops.usecases.fairness.Screen.GAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanctionsTest {

  private final Screen screen = new Screen();
  private final AtomicLong ids = new AtomicLong();
  private final ImposeSanction impose =
      new ImposeSanction(screen.bus, screen.clock, () -> new EventId(9, ids.incrementAndGet()));
  private final LiftSanction lift = new LiftSanction(screen.fairness, screen.bus, screen.clock);
  private final ExpireSanctions expire =
      new ExpireSanctions(screen.fairness, screen.bus, screen.clock);
  private final ReadSanctions read = new ReadSanctions(screen.fairness, screen.clock);

  SanctionsTest() {
    screen.bus.whileAwaited(screen::pump);
  }

  @ParameterizedTest
  @CsvSource({"block,BLOCK", "shadow,SHADOW", "hide,HIDE", "ban,BAN"})
  void aSanctionIsInForceBeforeTheAnswer(String word, SanctionKind kind) {
    Sanction sanction = imposed(order("p1", word, OptionalLong.of(60_000), OptionalLong.empty()));

    assertEquals(kind, sanction.kind());
    assertEquals(word + "-" + new EventId(9, 1), sanction.id());
    assertEquals(screen.clock.millis(), sanction.fromMillis());
    assertEquals(screen.clock.millis() + 60_000, sanction.untilMillis());
    assertEquals(List.of(sanction), screen.fairness.of(key("p1")).all());
    assertEquals(
        List.of(new Fact.SanctionImposed(sanction, screen.clock.millis())),
        screen.bus.facts(Fact.SanctionImposed.class));
  }

  @Test
  void aSanctionEndsWhenItIsSaidOrNever() {
    long until = screen.clock.millis() + 5_000;

    assertEquals(
        until,
        imposed(order("p1", "ban", OptionalLong.empty(), OptionalLong.of(until))).untilMillis());
    assertEquals(
        Sanction.NO_END,
        imposed(order("p2", "ban", OptionalLong.empty(), OptionalLong.empty())).untilMillis());
  }

  @Test
  void everythingThatIsWrongWithAnOrderIsListed() {
    SanctionOrder order =
        new SanctionOrder(
            "no spaces", "BLOCK", "", " ", OptionalLong.of(1), OptionalLong.of(Long.MAX_VALUE));

    assertEquals(
        List.of("player_id", "kind", "reason", "author", "until"),
        assertInstanceOf(ImposeSanction.Outcome.Invalid.class, impose.impose(GAME, order))
            .faults()
            .stream()
            .map(FieldFault::field)
            .toList());
    assertEquals(List.of(), screen.bus.facts(Fact.SanctionImposed.class));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "3155760000001", "9223372036854775807"})
  void aDurationIsPositiveAndAtMostAHundredYears(long millis) {
    assertFalse(
        order("p1", "ban", OptionalLong.of(millis), OptionalLong.empty())
            .faults(screen.clock.millis())
            .isEmpty());
    long now = screen.clock.millis();
    long until = millis > Long.MAX_VALUE - now ? millis : now + millis;
    assertFalse(
        order("p1", "ban", OptionalLong.empty(), OptionalLong.of(until)).faults(now).isEmpty());
  }

  @Test
  void anOrderThatTheBusRefusesIsUnavailable() {
    screen.bus.refuse(true);

    assertEquals(
        new ImposeSanction.Outcome.Unavailable(1_000),
        impose.impose(GAME, order("p1", "ban", OptionalLong.empty(), OptionalLong.empty())));
  }

  @Test
  void aLiftedSanctionIsGoneBeforeTheAnswer() {
    Sanction ban = imposed(order("p1", "ban", OptionalLong.empty(), OptionalLong.empty()));

    assertEquals(
        new LiftSanction.Outcome.Lifted(ban, true), lift.lift(GAME, ban.id(), "ann", "mercy"));
    assertTrue(screen.fairness.of(key("p1")).all().isEmpty());
    assertEquals(new LiftSanction.Outcome.NotFound(), lift.lift(GAME, ban.id(), "ann", "mercy"));
    assertEquals(
        new LiftSanction.Outcome.NotFound(),
        lift.lift(new GameId("other"), ban.id(), "ann", "mercy"));
  }

  @Test
  void whoLiftsASanctionSaysWhoAndWhy() {
    Sanction ban = imposed(order("p1", "ban", OptionalLong.empty(), OptionalLong.empty()));

    assertInstanceOf(LiftSanction.Outcome.Invalid.class, lift.lift(GAME, ban.id(), "", "mercy"));
    screen.bus.refuse(true);
    assertEquals(
        new LiftSanction.Outcome.Unavailable(1_000), lift.lift(GAME, ban.id(), "ann", "mercy"));
  }

  @Test
  void whatHasEndedIsLiftedOnce() {
    Sanction block = imposed(order("p1", "block", OptionalLong.of(60_000), OptionalLong.empty()));
    imposed(order("p2", "block", OptionalLong.of(60_001), OptionalLong.empty()));
    assertEquals(0, expire.pump(10));
    screen.clock.advance(Duration.ofSeconds(60));
    screen.bus.whileAwaited(() -> {});

    assertEquals(1, expire.pump(10));
    assertEquals(0, expire.pump(10), "while screening has not yet carried it out");
    screen.bus.whileAwaited(screen::pump);
    assertEquals(0, expire.pump(10));
    assertEquals(
        List.of(
            new Fact.SanctionLifted(
                GAME,
                block.player(),
                block.id(),
                "system",
                "came to its end",
                screen.clock.millis())),
        screen.bus.facts(Fact.SanctionLifted.class));
    assertTrue(screen.fairness.of(key("p1")).all().isEmpty());
  }

  @Test
  void whatEndedLaterIsLiftedLater() {
    imposed(order("p1", "hide", OptionalLong.of(1_000), OptionalLong.empty()));
    imposed(order("p2", "hide", OptionalLong.of(2_000), OptionalLong.empty()));
    imposed(order("p3", "hide", OptionalLong.of(3_000), OptionalLong.empty()));
    screen.clock.advance(Duration.ofSeconds(3));

    assertEquals(2, expire.pump(2));
    assertEquals(1, expire.pump(2));
    assertEquals(0, expire.pump(2));
  }

  @Test
  void listsAreOfWhatIsInForceInPages() {
    imposed(order("p1", "shadow", OptionalLong.empty(), OptionalLong.empty()));
    imposed(order("p2", "block", OptionalLong.of(1_000), OptionalLong.empty()));
    List<Sanction> bans = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      bans.add(imposed(order("q" + i, "ban", OptionalLong.empty(), OptionalLong.empty())));
    }
    screen.clock.advance(Duration.ofSeconds(1));

    ReadSanctions.Page first = read.blocking(GAME, Optional.empty(), 1_000_000);
    ReadSanctions.Page second = read.blocking(GAME, first.next(), 200);
    ReadSanctions.Page third = read.blocking(GAME, second.next(), 200);
    List<Sanction> listed = new ArrayList<>(first.sanctions());
    listed.addAll(second.sanctions());
    listed.addAll(third.sanctions());
    assertEquals(bans, listed);
    assertEquals(ReadSanctions.PAGE_SANCTIONS_MAX, first.sanctions().size());
    assertEquals(Optional.empty(), third.next());
    assertEquals(1, read.all(GAME, second.next(), 1).sanctions().size());
    assertEquals(List.of(), read.all(new GameId("other"), Optional.empty(), 10).sanctions());
  }

  private Sanction imposed(SanctionOrder order) {
    var imposed =
        assertInstanceOf(ImposeSanction.Outcome.Imposed.class, impose.impose(GAME, order));
    assertTrue(imposed.inForce());
    return imposed.sanction();
  }

  private static SanctionOrder order(
      String player, String kind, OptionalLong duration, OptionalLong until) {
    return new SanctionOrder(player, kind, "because", "ann", duration, until);
  }

  private static PlayerKey key(String player) {
    return new PlayerKey(GAME, new PlayerId(player));
  }
}
