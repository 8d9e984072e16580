package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts to test with. */
public final class Facts {

  private static final long NOW_MILLIS = SettableClock.START.toEpochMilli();

  /** Text that is awkward to write down: quotes, line ends, controls, and letters of four bytes. */
  public static final String AWKWARD_TEXT =
      "\"quoted\" \\ back\r\nnext\tline \u0000\u001b[31m \u00e9\u2028\u65e5 \uD83C\uDFC6";

  private Facts() {}

  /** A block of a player, from now on for a minute. */
  public static Sanction block(String id, String player) {
    return sanction(id, player, SanctionKind.BLOCK, NOW_MILLIS + 60_000);
  }

  /** A measure against a player of {@link Events#GAME} that began just now. */
  public static Sanction sanction(String id, String player, SanctionKind kind, long untilMillis) {
    return new Sanction(
        id, Events.GAME, new PlayerId(player), kind, "ann", "test", NOW_MILLIS, untilMillis);
  }

  /** That a sanction was imposed. */
  public static Fact.SanctionImposed imposed(Sanction sanction) {
    return new Fact.SanctionImposed(sanction, NOW_MILLIS);
  }

  /** That a sanction was lifted. */
  public static Fact.SanctionLifted lifted(Sanction sanction) {
    return new Fact.SanctionLifted(
        sanction.game(), sanction.player(), sanction.id(), "ann", "appeal", NOW_MILLIS);
  }

  /** That a reviewer decided on an event. */
  public static Fact.EventReviewed reviewed(GameEvent event, boolean released) {
    return new Fact.EventReviewed(
        event.game(), event.id(), released, "ann", "looked at it", NOW_MILLIS);
  }

  /** That a consumer gave up on the fact at a position. */
  public static Fact.DeliveryAbandoned abandoned(String group, long position) {
    return new Fact.DeliveryAbandoned(group, position, "it cannot be handled", NOW_MILLIS);
  }

  /** That {@link Events#GAME} is defined anew. */
  public static Fact.DefinitionChanged defined(int version) {
    return new Fact.DefinitionChanged(
        Events.GAME, version, "game: demo # " + version, "ann", NOW_MILLIS);
  }

  /** That an administrator did something, for where any fact will do. */
  public static Fact.AdminActed acted(long number) {
    return new Fact.AdminActed("ann", "act-" + number, "", NOW_MILLIS);
  }

  /** So many different facts of the kind that any will do. */
  public static List<Fact> some(int count) {
    List<Fact> facts = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      facts.add(acted(i));
    }
    return facts;
  }

  /** One fact of every kind, with text and numbers that are awkward to write down. */
  public static List<Fact> oneOfEachKind() {
    Sanction sanction =
        new Sanction(
            "block-1",
            Events.GAME,
            new PlayerId("ada"),
            SanctionKind.BLOCK,
            "rule:flood",
            AWKWARD_TEXT,
            Long.MIN_VALUE,
            Sanction.NO_END);
    GameEvent awkward = awkwardEvent();
    Violation violation =
        new Violation(
            "flood", 3, Verdict.QUARANTINED, true, awkward.payload(), awkward.id(), NOW_MILLIS);
    Judgement judgement =
        new Judgement(Verdict.QUARANTINED, List.of(violation, violation), Optional.of(sanction));
    Receipt receipt =
        new Receipt(
            "r1", Events.GAME, new PlayerId("ada"), "sword", 1, 86_400_001, "ab12", "h.p.s");
    return List.of(
        new Fact.EventAccepted(awkward, Long.MIN_VALUE, false),
        new Fact.EventsJudged(
            1,
            1,
            List.of(
                new Fact.Remarkable(1, awkward.id(), Events.GAME, new PlayerId("ada"), judgement)),
            List.of(new Fact.Released(1, Events.by("bob").event())),
            NOW_MILLIS),
        new Fact.EventCleared(awkward, Verdict.FLAGGED),
        new Fact.EventReviewed(Events.GAME, awkward.id(), true, "ann", AWKWARD_TEXT, -1),
        imposed(sanction),
        new Fact.SanctionLifted(Events.GAME, new PlayerId("ada"), "block-1", "ann", "", 0),
        new Fact.RewardClaimed("boss_kill", AWKWARD_TEXT, "2026-Q4", receipt),
        new Fact.DefinitionChanged(Events.GAME, 2, AWKWARD_TEXT.repeat(100), "ann", NOW_MILLIS),
        new Fact.ActsDenied("gateway", "bad-signature", "", Long.MAX_VALUE, Long.MIN_VALUE, 47),
        new Fact.DeliveryAbandoned("leaderboard", 12, AWKWARD_TEXT, NOW_MILLIS),
        new Fact.AdminActed("ann", "export", "{}", Long.MAX_VALUE));
  }

  private static GameEvent awkwardEvent() {
    return new GameEvent(
        new EventId(-1, Long.MIN_VALUE),
        Events.GAME,
        new PlayerId("a.b_c:d-E"),
        "progression",
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Payload.of(
            "text",
            AWKWARD_TEXT,
            "empty",
            "",
            "least",
            Long.MIN_VALUE,
            "most",
            Long.MAX_VALUE,
            "small",
            Double.MIN_VALUE,
            "whole",
            1.0,
            "large",
            -1.5e300,
            "minus_zero",
            -0.0,
            "yes",
            true,
            "no",
            false));
  }
}
