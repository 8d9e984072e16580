package dev.liveops.examples.embedded;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.progression.ClaimDecision.Granted;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.progression.ProgressRules;
import dev.liveops.domain.ranking.Leaderboard;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two players kill a boss, one of them a little too well; the other claims the trophy. */
public final class EmbeddedGame {
  private static final long NOW = Instant.parse("2026-11-22T20:15:00Z").toEpochMilli();

  /** Prints what became of it. */
  public static void main(String[] arguments) {
    var rulebook = new Rulebook(Arena.GAME.rules(), Arena.GAME.version());
    var ranks = new Leaderboard(Arena.GAME.boards(), Arena.GAME.calendar());
    ProgressRules rules = Arena.GAME.progressRules();
    Population population = Population.empty(); // what a kill is usually worth
    Map<PlayerId, PlayerActivity> activities = new HashMap<>();
    Map<PlayerId, PlayerProgress> progress = new HashMap<>();

    for (GameEvent kill : List.of(kill("ada", 2_500), kill("eve", 999_999))) {
      long points = Arena.POINTS.of(kill.payload());
      var activity = activities.getOrDefault(kill.player(), PlayerActivity.empty());
      var seen = new Sighting(kill, points, activity, population, Sanctions.NONE);
      var judgement = rulebook.judge(seen);
      activities.put(kill.player(), activity.after(kill, points, judgement, rulebook));
      System.out.println(kill.player() + ": " + judgement.verdict());
      if (judgement.verdict().counts()) {
        population.add(points);
        ranks.record(kill);
        var before = progress.getOrDefault(kill.player(), PlayerProgress.none());
        progress.put(kill.player(), rules.advance(before, kill, points));
      }
    }
    ranks.top("points", WindowKind.DAILY, NOW, 10).forEach(System.out::println);

    var ada = new PlayerId("ada");
    System.out.println("ada is on level " + progress.get(ada).level(Arena.GAME.levels()));
    if (rules.decide(progress.get(ada), "trophy", "dragon", NOW) instanceof Granted it) {
      var claim = new Claim(Arena.GAME.game(), ada, it.reward(), it.detail(), it.period());
      var receipts = new ReceiptIssuer(secret(), ReceiptKey.fromSeed(secret()));
      System.out.println(receipts.issue(claim, it.item(), NOW));
    }
  }

  private static GameEvent kill(String player, long points) {
    var id = EventId.derived(Arena.GAME.game(), "kill of the dragon by " + player);
    var payload = Payload.of("boss", "dragon", "points", points);
    return new GameEvent(
        id, Arena.GAME.game(), new PlayerId(player), "boss_kill", NOW, NOW, payload);
  }

  private static byte[] secret() {
    return new SecureRandom().generateSeed(ReceiptKey.SEED_BYTES);
  }
}
