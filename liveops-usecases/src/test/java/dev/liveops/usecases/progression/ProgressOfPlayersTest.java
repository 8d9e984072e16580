package dev.liveops.usecases.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.AchievementState;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.game.DefaultGame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressOfPlayersTest {

  private final Playground game = new Playground();
  private final ReadProgress read = new ReadProgress(game.catalog, game.progress, game.clock);
  private final ReadRewards rewards =
      new ReadRewards(game.catalog, game.progress, game.ledger, game.clock);

  @Test
  void theSampleEventsMakeExperienceLevelsAchievementsAndRewards() {
    game.accept("player_12345", "progression", "delta_xp", 150, "activity", "quest_completion");
    game.accept("player_67890", "boss_kill", "boss_id", "dragon_lord", "tier", 5, "points", 2500);
    game.accept("player_abcde", "drop_claimed", "drop_id", "epic_sword_001", "weight", 0.05);
    counted();

    assertEquals("150 xp, level 1, []", line("player_12345"));
    assertEquals("2500 xp, level 3, [first_boss]", line("player_67890"));
    assertEquals("5 xp, level 1, []", line("player_abcde"));
    assertEquals(
        List.of(
            new ClaimDecision.Granted("boss_kill", "dragon_lord", "2026-Q4", "trophy:dragon_lord"),
            new ClaimDecision.Granted("legendary_sword", "", "", "legendary_sword")),
        rewardsOf("player_67890").claimable());
    assertEquals(List.of(), rewardsOf("player_12345").claimable());
  }

  @Test
  void aPlayerIsShownAsTheyMayBeSeen() {
    game.accept("anna", "progression", "delta_xp", 1000);
    counted();

    assertEquals(
        new ProgressView(
            new PlayerId("anna"),
            Optional.of("2026-Q4"),
            1000,
            2,
            List.of(
                revealed("first_boss"),
                revealed("level_5"),
                revealed("level_10"),
                revealed("collector")),
            game.clock.millis()),
        view("anna"));
  }

  @Test
  void hiddenAchievementsAreLeftOutUntilAFirstStep() {
    game.change(DefaultGame.document().replace("{id: collector,", "{id: collector, hidden: true,"));
    game.accept("anna", "progression", "delta_xp", 1);
    counted();
    assertEquals(3, view("anna").achievements().size());

    game.accept("anna", "drop_claimed", "drop_id", "d1");
    counted();
    assertEquals(4, view("anna").achievements().size());
  }

  @Test
  void whoIsUnknownIsNotFound() {
    assertEquals(new Answer.NotFound<>("player"), read.read(Playground.GAME, "nobody"));
    assertEquals(new Answer.NotFound<>("player"), rewards.read(Playground.GAME, "nobody"));
    assertEquals(new Answer.NotFound<>("game"), read.read(new GameId("chess"), "anna"));
    assertEquals(new Answer.NotFound<>("game"), rewards.read(new GameId("chess"), "anna"));
    List<FieldFault> fault = List.of(new FieldFault("player_id", PlayerId.EXPECTED));
    assertEquals(new Answer.Invalid<>(fault), read.read(Playground.GAME, "a b"));
    assertEquals(new Answer.Invalid<>(fault), rewards.read(Playground.GAME, "a b"));
  }

  @Test
  void manyEventsOfOnePlayerInOneBatchAllCount() {
    for (int i = 0; i < 70; i++) {
      game.accept("anna", "progression", "delta_xp", 100);
      game.accept("ben", "drop_claimed", "drop_id", "d" + i, "weight", 0.01);
    }
    counted();

    assertEquals("7000 xp, level 8, [level_5]", line("anna"));
    assertEquals("70 xp, level 1, [collector]", line("ben"));
  }

  @Test
  void aNewDefinitionCountsFromItsOwnPlaceInTheStream() {
    game.accept("anna", "progression", "delta_xp", 100);
    game.judge();
    game.change(
        DefaultGame.document()
            .replace("points: {field: delta_xp}", "points: {field: delta_xp, times: 2}"));
    game.accept("anna", "progression", "delta_xp", 10);
    counted();

    assertEquals("120 xp, level 1, []", line("anna"));
  }

  @Test
  void anUnreachableStoreLosesNothingAndCountsNothingTwice() {
    game.accept("anna", "progression", "delta_xp", 100);
    game.judge();
    for (int failing = 1; failing <= 3; failing++) {
      game.progress.beUnreachableFor(failing);
      for (int attempt = 0; attempt < failing; attempt++) {
        assertThrows(PortUnavailable.class, game::pump);
      }
      game.pump();
      assertEquals("100 xp, level 1, []", line("anna"));
      game.accept("ben", "progression", "delta_xp", 1);
      game.judge();
    }
    assertEquals(List.of(), game.bus.deadLetters(1));
  }

  @Test
  void aRewardOfASeasonIsClaimableAgainInTheNext() {
    game.accept("anna", "boss_kill", "boss_id", "dragon", "tier", 1);
    counted();
    assertEquals("2026-Q4", rewardsOf("anna").claimable().getFirst().period());

    game.clock.advance(Duration.ofDays(60));
    game.accept("anna", "boss_kill", "boss_id", "dragon", "tier", 1);
    counted();
    assertEquals("2027-Q1", rewardsOf("anna").claimable().getFirst().period());
  }

  private void counted() {
    game.judge();
    game.pump();
  }

  private static AchievementState revealed(String id) {
    return new AchievementState(id, AchievementState.Stage.REVEALED, 0);
  }

  private String line(String player) {
    ProgressView view = view(player);
    List<String> unlocked =
        view.achievements().stream()
            .filter(state -> state.stage() == AchievementState.Stage.UNLOCKED)
            .map(AchievementState::id)
            .toList();
    return view.xp() + " xp, level " + view.level() + ", " + unlocked;
  }

  private ProgressView view(String player) {
    return found(read.read(Playground.GAME, player));
  }

  private RewardsView rewardsOf(String player) {
    return found(rewards.read(Playground.GAME, player));
  }

  private static <T> T found(Answer<T> answer) {
    if (answer instanceof Answer.Found<T> found) {
      return found.value();
    }
    throw new AssertionError(answer);
  }
}
