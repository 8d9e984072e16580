package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.receipt.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * One fact of every kind, with what is awkward to write down: quotes, newlines, extremes, accents.
 */
final class SampleFacts {

  static final GameId GAME = new GameId("default");
  static final PlayerId PLAYER = new PlayerId("player_1");

  private SampleFacts() {}

  static Fact.EventAccepted accepted(long number) {
    return new Fact.EventAccepted(event(number), number * 31, number % 2 == 0);
  }

  static GameEvent event(long number) {
    return new GameEvent(
        new EventId(number * 0x9E3779B97F4A7C15L, number),
        GAME,
        new PlayerId("player_" + number % 100),
        "progression",
        1_730_560_000_000L + number,
        1_730_560_000_123L + number,
        Payload.of(
            "delta_xp",
            10L,
            "weight",
            0.05,
            "activity",
            "a \"quest\"\né\u2028\uD83C\uDFC6",
            "solo",
            true));
  }

  static List<Fact> oneOfEach() {
    Sanction sanction =
        new Sanction(
            "block-1",
            GAME,
            PLAYER,
            SanctionKind.BLOCK,
            "rule:flood",
            "11 in 1 s",
            5,
            Sanction.NO_END);
    Violation violation =
        new Violation(
            "flood",
            3,
            Verdict.QUARANTINED,
            true,
            Payload.of("count", 11L, "limit", 10L),
            event(7).id(),
            1_730_560_000_130L);
    Judgement judgement =
        new Judgement(Verdict.QUARANTINED, List.of(violation), Optional.of(sanction));
    Receipt receipt =
        new Receipt("r1", GAME, PLAYER, "legendary_sword", 1_000, 86_401_000, "ab12", "h.p.s");
    return List.of(
        accepted(1),
        new Fact.EventsJudged(
            1,
            9,
            List.of(new Fact.Remarkable(7, event(7).id(), GAME, PLAYER, judgement)),
            List.of(new Fact.Released(8, event(3))),
            42),
        new Fact.EventCleared(event(2), Verdict.FLAGGED),
        new Fact.EventReviewed(GAME, event(7).id(), true, "ann", "looks \\ fine", 43),
        new Fact.SanctionImposed(sanction, 44),
        new Fact.SanctionLifted(GAME, PLAYER, "block-1", "ann", "", 45),
        new Fact.RewardClaimed("boss_kill", "dragon_lord", "2026-Q4", receipt),
        new Fact.DefinitionChanged(GAME, 2, "game: default\n# ümlaut\n", "start", 46),
        new Fact.ActsDenied("gateway", "bad-signature", "", Long.MAX_VALUE, Long.MIN_VALUE, 47),
        new Fact.DeliveryAbandoned("leaderboard", 12, "boom", 48),
        new Fact.AdminActed("ann", "export", "{}", 49));
  }
}
