package dev.liveops.usecases.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.progression.ClaimOutcome;
import dev.liveops.usecases.progression.ClaimReward;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefoldTest {

  private static final BoardWindow EVER =
      new BoardWindow(Playground.GAME, "points", WindowKind.ALL_TIME, "all");

  private final Playground game = new Playground();
  private final ReceiptIssuer issuer =
      new ReceiptIssuer(new byte[32], ReceiptKey.fromSeed(new byte[ReceiptKey.SEED_BYTES]));
  private final ClaimReward claiming =
      new ClaimReward(
          game.catalog,
          game.fairness,
          game.progress,
          game.ledger,
          game.bus,
          new RecordDenials(game.bus, game.clock),
          issuer,
          game.clock);
  private final Refold refold =
      new Refold(
          game.bus,
          game.trail,
          game.standings,
          game.standings,
          game.progress,
          game.ledger,
          game.catalog);

  @Test
  void whatIsStoredIsWhatTheTrailSays() {
    long seed = 20261122;
    play(new Random(seed), 2_000);

    RefoldReport report = report();

    assertEquals(List.of(), report.differences(), "seed " + seed);
    assertEquals(0, report.differenceCount());
    assertEquals(game.bus.head(), report.through());
    assertEquals(game.bus.head(), report.facts());
    assertEquals(game.bus.facts(Fact.EventAccepted.class).size(), report.eventsAccepted());
    assertTrue(report.eventsCounted() < report.eventsAccepted());
    assertTrue(report.standingsCompared() > 500);
    assertEquals(20, report.progressCompared());
    assertEquals(game.bus.facts(Fact.RewardClaimed.class).size(), report.claimsCompared());
    assertTrue(report.claimsCompared() > 20);
  }

  @Test
  void storesThatAreBehindAreComparedAsFarAsTheyAre() {
    play(new Random(1), 300);
    game.standings.checkpoint();
    game.progress.checkpoint();
    play(new Random(2), 300);
    game.standings.crash();
    game.progress.crash();

    assertEquals(List.of(), report().differences());
  }

  @Test
  void aStandingThatIsNotWhatTheTrailSaysIsFound() {
    play(new Random(3), 200);
    Standing wrong = new Standing(77, 0, Optional.empty(), 5);
    game.standings.falsify(EVER, new PlayerId("p1"), Optional.of(wrong));
    game.standings.falsify(EVER, new PlayerId("p2"), Optional.empty());
    game.standings.falsify(EVER, new PlayerId("stranger"), Optional.of(wrong));

    RefoldReport report = report();

    assertEquals(3, of(report, Kind.STANDING));
    assertEquals(
        "nothing",
        report.differences().stream()
            .filter(each -> each.where().startsWith("stranger in "))
            .findFirst()
            .orElseThrow()
            .expected());
  }

  @Test
  void progressThatIsNotWhatTheTrailSaysIsFound() {
    play(new Random(4), 200);
    game.progress.falsify(game.player("p1"), PlayerProgress.none());
    game.progress.falsify(game.player("stranger"), PlayerProgress.none());

    assertEquals(2, of(report(), Kind.PROGRESS));
  }

  @Test
  void aPlayerWhoIsHiddenOrNotAgainstTheTrailIsFound() {
    game.accept("anna", "progression", "delta_xp", 10);
    game.judge();
    game.pump();
    game.standings.checkpoint();
    game.impose("s1", "anna", SanctionKind.HIDE);
    game.pump();
    game.standings.crash();
    game.standings.commit(new Ranking(game.bus.head(), Map.of(), Map.of(), List.of()));
    game.recordTrail();

    RefoldReport report = report();

    assertEquals(1, of(report, Kind.VISIBILITY));
    assertEquals(5, of(report, Kind.TOTAL));
  }

  @Test
  void aGrantThatWasNeverEarnedIsFound() {
    game.accept("anna", "progression", "delta_xp", 10);
    game.judge();
    game.pump();
    game.ledger.grant(grant("legendary_sword", "", "", "legendary_sword"));
    game.pump();
    game.recordTrail();

    assertEquals(1, of(report(), Kind.CLAIM));
  }

  @Test
  void aGrantOfMoreThanTheRewardIsFound() {
    game.accept("anna", "boss_kill", "boss_id", "dragon", "tier", 5);
    game.judge();
    game.pump();
    game.ledger.grant(grant("legendary_sword", "", "", "legendary_sword"));
    game.ledger.grant(grant("boss_kill", "dragon", "2026-Q4", "crown"));
    game.ledger.grant(grant("boss_kill", "dragon", "2026-Q3", "trophy:dragon"));
    game.pump();
    game.recordTrail();

    assertEquals(2, of(report(), Kind.CLAIM));
  }

  @Test
  void aGrantThatIsTwiceInTheTrailOrOnlyInTheLedgerIsFound() {
    game.accept("anna", "boss_kill", "boss_id", "dragon", "tier", 5);
    game.judge();
    game.pump();
    Fact.RewardClaimed sword = grant("legendary_sword", "", "", "legendary_sword");
    game.ledger.grant(sword);
    game.bus.publish(List.of(sword)).join();
    game.ledger.falsify(grant("boss_kill", "dragon", "2026-Q4", "trophy:dragon"));
    game.pump();
    game.recordTrail();

    RefoldReport report = report();

    assertEquals(2, of(report, Kind.CLAIM));
    assertEquals(2, report.claimsCompared());
  }

  @Test
  void anEventThatWasNeverJudgedIsFound() {
    GameEvent passedOver = game.accept("anna", "progression", "delta_xp", 10);
    long at = game.bus.head();
    game.accept("anna", "progression", "delta_xp", 10);
    game.bus
        .publish(List.of(new Fact.EventsJudged(at + 1, at + 1, List.of(), List.of(), 0)))
        .join();
    game.pump();
    game.recordTrail();

    RefoldReport report = report();

    assertEquals(1, report.differenceCount());
    assertTrue(report.differences().getFirst().where().contains(passedOver.id().toString()));
  }

  @Test
  void whatConsumersGaveUpIsTold() {
    Fact.DeliveryAbandoned abandoned =
        new Fact.DeliveryAbandoned("leaderboard", 1, "it could not be read", 0);
    game.bus.publish(List.of(abandoned)).join();
    game.pump();
    game.recordTrail();

    assertEquals(List.of(abandoned), report().abandoned());
  }

  @Test
  void nothingIsSaidWhileTheTrailIsBehind() {
    game.accept("anna", "progression", "delta_xp", 10);

    assertEquals(
        new Refold.Outcome.Unsettled("the trail is at 0, and facts go up to 2"), refold.run());
  }

  @Test
  void ofManyDifferencesTheFirstAreToldAndAllAreCounted() {
    for (int i = 0; i < 300; i++) {
      game.accept("p" + i, "progression", "delta_xp", 10);
    }
    game.judge();
    game.pump();
    for (int i = 0; i < 300; i++) {
      game.standings.falsify(EVER, new PlayerId("p" + i), Optional.empty());
    }
    game.recordTrail();

    RefoldReport report = report();

    assertEquals(301, report.differenceCount());
    assertEquals(100, report.differences().size());
  }

  private void play(Random random, int steps) {
    for (int step = 0; step < steps; step++) {
      String player = "p" + random.nextInt(20);
      switch (random.nextInt(12)) {
        case 0 -> {
          game.judge();
          game.pump();
        }
        case 1 -> game.impose("s" + random.nextInt(5), player, SanctionKind.BAN);
        case 2, 3 -> game.lift("s" + random.nextInt(5), player);
        case 4 -> game.clock.advance(Duration.ofHours(random.nextInt(50)));
        case 5 -> claim(player, "legendary_sword");
        case 6 -> claim(player, "trophy:b" + random.nextInt(3));
        case 7 -> {
          if (random.nextInt(20) == 0) {
            game.change(DefaultGame.document() + "# " + step + "\n");
          }
        }
        case 8 ->
            game.accept(
                player, "boss_kill", "boss_id", "b" + random.nextInt(3), "tier", 4 + step % 2);
        default -> {
          GameEvent event =
              game.accept(player, "progression", "delta_xp", random.nextInt(90), "score", step);
          if (random.nextInt(8) == 0) {
            boolean held = random.nextBoolean();
            game.remark(held ? Verdict.QUARANTINED : Verdict.FLAGGED);
            if (held && random.nextBoolean()) {
              game.judge();
              game.judge(event);
            }
          }
        }
      }
    }
    game.judge();
    game.pump();
    game.recordTrail();
  }

  private void claim(String player, String item) {
    String body = "{\"playerId\":\"" + player + "\",\"item\":\"" + item + "\"}";
    ClaimOutcome outcome = claiming.claim(Playground.GAME, body.getBytes(StandardCharsets.UTF_8));
    assertTrue(
        outcome instanceof ClaimOutcome.Granted || outcome instanceof ClaimOutcome.NotEarned,
        outcome.toString());
  }

  private Fact.RewardClaimed grant(String reward, String detail, String period, String item) {
    Claim claim = new Claim(Playground.GAME, new PlayerId("anna"), reward, detail, period);
    Receipt receipt = issuer.issue(claim, item, game.clock.millis());
    return new Fact.RewardClaimed(reward, detail, period, receipt);
  }

  private RefoldReport report() {
    if (refold.run() instanceof Refold.Outcome.Compared(RefoldReport report)) {
      return report;
    }
    throw new AssertionError(refold.run());
  }

  private static long of(RefoldReport report, Kind kind) {
    return report.differences().stream().filter(each -> each.kind() == kind).count();
  }
}
