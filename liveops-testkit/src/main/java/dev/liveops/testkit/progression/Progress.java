package dev.liveops.testkit.progression;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.Achievement;
import dev.liveops.domain.progression.Condition;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.progression.Periods;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.progression.ProgressRules;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import java.util.List;
import java.util.Optional;

/** Progress and grants to test with. */
public final class Progress {

  private static final Condition PLAYED = new Condition.EventsMatched("progression", List.of(), 3);

  private static final ProgressRules RULES =
      new ProgressRules(
          1,
          new LevelCurve.Linear(1_000),
          List.of(new Achievement("level_2", false, new Condition.LevelReached(2))),
          List.of(new Reward("sword", PLAYED, Reward.Scope.EVER, Optional.empty(), "sword")),
          periods());

  private Progress() {}

  private static Periods periods() {
    return (scope, atMillis) -> Optional.of(scope == Reward.Scope.EVER ? "" : "2026-Q4");
  }

  /** The progress of somebody who played so many events of 400 XP: some tallies, then rewards. */
  public static PlayerProgress after(int events) {
    PlayerProgress progress = PlayerProgress.none();
    for (int number = 1; number <= events; number++) {
      progress = RULES.advance(progress, Events.by("any").number(number).worth(400).event(), 400);
    }
    return progress;
  }

  /** The grant of an item to a player of {@link Events#GAME}. */
  public static Fact.RewardClaimed grant(String receiptId, String player, String item) {
    return grant(receiptId, Events.GAME, player, item, SettableClock.START.toEpochMilli());
  }

  /** The grant of an item to a player. */
  public static Fact.RewardClaimed grant(
      String receiptId, GameId game, String player, String item, long issuedAtMillis) {
    Receipt receipt =
        new Receipt(
            receiptId,
            game,
            new PlayerId(player),
            item,
            issuedAtMillis,
            issuedAtMillis + 86_400_000,
            "5" + receiptId.hashCode(),
            "head." + Payload.of("item", item) + ".sig");
    return new Fact.RewardClaimed("boss_kill", "dragon_lord", "2026-Q4", receipt);
  }
}
