package dev.liveops.usecases.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.Playground;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.DefaultGame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClaimRewardTest {

  private static final String SWORD =
      """
      {"playerId":"player_67890","item":"legendary_sword"}""";
  private static final String TROPHY =
      """
      {"player_id":"player_67890","reward_type":"boss_kill",
       "reward_data":{"boss_id":"dragon_lord","loot":["sword","gold"]}}""";

  private final Playground game = new Playground();
  private final ReceiptIssuer issuer =
      new ReceiptIssuer(new byte[32], ReceiptKey.fromSeed(new byte[ReceiptKey.SEED_BYTES]));
  private final RecordDenials denials = new RecordDenials(game.bus, game.clock);
  private final ClaimReward claiming =
      new ClaimReward(
          game.catalog,
          game.fairness,
          game.progress,
          game.ledger,
          game.bus,
          denials,
          issuer,
          game.clock);

  @Test
  void whatWasEarnedIsGrantedInBothForms() {
    slayDragon();

    Fact.RewardClaimed sword = granted(SWORD).grant();
    assertEquals("legendary_sword", sword.reward());
    assertEquals("", sword.period());
    Receipt receipt = sword.receipt();
    assertEquals(new PlayerId("player_67890"), receipt.player());
    assertEquals("legendary_sword", receipt.item());
    assertEquals(game.clock.millis(), receipt.issuedAtMillis());
    assertEquals(game.clock.millis() + 86_400_000, receipt.expiresAtMillis());
    assertEquals(
        true,
        issuer.signed(
            receipt.receiptId(),
            "player_67890",
            "legendary_sword",
            game.clock.millis() / 1000,
            receipt.signature()));

    Fact.RewardClaimed trophy = granted(TROPHY).grant();
    assertEquals("trophy:dragon_lord", trophy.receipt().item());
    assertEquals("dragon_lord", trophy.detail());
    assertEquals("2026-Q4", trophy.period());
  }

  @Test
  void theSameClaimAgainGetsTheVerySameReceipt() {
    slayDragon();
    ClaimOutcome.Granted first = granted(SWORD);
    game.clock.advance(Duration.ofHours(30));

    ClaimOutcome.Granted again = granted(SWORD);

    assertEquals(false, first.repeated());
    assertEquals(true, again.repeated());
    assertEquals(first.grant(), again.grant());
    assertEquals(1, game.bus.facts(Fact.RewardClaimed.class).size());
  }

  @Test
  void anItemNamesARewardByItsIdOrByWhatItGrants() {
    slayDragon();
    String trophy = granted(TROPHY).grant().receipt().receiptId();

    for (String claim :
        List.of(
            """
            {"playerId":"player_67890","item":"trophy:dragon_lord"}""",
            """
            {"player_id":"player_67890","rewardType":"boss_kill","rewardData":{"bossId":"dragon_lord"}}""")) {
      assertEquals(trophy, granted(claim).grant().receipt().receiptId(), claim);
    }
    assertEquals(
        new ClaimOutcome.NotEarned(
            "boss_kill",
            List.of(new ClaimDecision.Missing("detail:boss_id", "a value in the claim", "none"))),
        claim(
            """
            {"playerId":"player_67890","item":"boss_kill"}"""));
  }

  @Test
  void whatAClientSaysItGotIsNeverBelieved() {
    slayDragon();

    assertEquals(
        new ClaimOutcome.NotEarned(
            "boss_kill",
            List.of(new ClaimDecision.Missing("events:boss_kill", "1 with boss_id = hydra", "0"))),
        claim(
            """
            {"player_id":"player_67890","reward_type":"boss_kill",
             "reward_data":{"boss_id":"hydra","loot":["sword"],"earned":true,"item":"gold"}}"""));
    assertEquals(
        new ClaimOutcome.UnknownReward("trophy:"),
        claim(
            """
            {"playerId":"player_67890","item":"trophy:"}"""));
    assertEquals(
        new ClaimOutcome.UnknownReward("gold"),
        claim(
            """
            {"playerId":"player_67890","item":"gold"}"""));
  }

  @Test
  void whatIsMissingIsTold() {
    game.accept("player_67890", "boss_kill", "boss_id", "rat", "tier", 1);
    counted();

    assertEquals(
        new ClaimOutcome.NotEarned(
            "legendary_sword",
            List.of(new ClaimDecision.Missing("events:boss_kill", "1 with tier >= 5", "0"))),
        claim(SWORD));
  }

  @Test
  void aClaimRightBehindTheEventWaitsForItToCount() {
    game.accept("player_67890", "boss_kill", "boss_id", "dragon_lord", "tier", 5);
    game.bus.subscribe(Topic.EVENTS, ScreenEvents.GROUP, game.bus.head());
    game.bus.whileAwaited(this::countedOnce);

    assertEquals("legendary_sword", granted(SWORD).grant().receipt().item());
  }

  @Test
  void whileNobodyJudgesAClaimIsNotEarnedYet() {
    game.accept("player_67890", "boss_kill", "boss_id", "dragon_lord", "tier", 5);
    List<String> waits = new ArrayList<>();
    game.bus.whileAwaited(() -> waits.add("once"));

    assertEquals(ClaimOutcome.NotEarned.class, claim(SWORD).getClass());
    assertEquals(List.of("once"), waits);
  }

  @Test
  void whoIsBannedOrBlockedClaimsNothing() {
    slayDragon();
    long untilMillis = game.clock.millis() + 60_000;
    sanction("s1", SanctionKind.BLOCK, untilMillis);
    assertEquals(
        new ClaimOutcome.Sanctioned(
            new PlayerStatus(PlayerStatus.Kind.BLOCKED, OptionalLong.of(untilMillis))),
        claim(SWORD));

    sanction("s2", SanctionKind.BAN, Sanction.NO_END);
    assertEquals(
        PlayerStatus.Kind.BANNED, ((ClaimOutcome.Sanctioned) claim(SWORD)).status().kind());
  }

  @Test
  void theTrailIsToldOfClaimsThatWereDenied() {
    claim(SWORD);
    claim(SWORD);
    sanction("s1", SanctionKind.BAN, Sanction.NO_END);
    claim(SWORD);
    claim("{}");

    denials.pump();

    assertEquals(
        List.of("progression not-earned player_67890 2", "progression blocked player_67890 1"),
        game.bus.facts(Fact.ActsDenied.class).stream()
            .map(
                act ->
                    String.join(
                        " ",
                        act.service(),
                        act.reason(),
                        act.subject(),
                        Long.toString(act.count())))
            .toList());
  }

  @Test
  void aBlockThatEndedAndAShadowKeepNobodyFromClaiming() {
    slayDragon();
    sanction("s1", SanctionKind.BLOCK, game.clock.millis() + 60_000);
    sanction("s2", SanctionKind.SHADOW, Sanction.NO_END);
    game.clock.advance(Duration.ofSeconds(60));

    assertEquals(false, granted(SWORD).repeated());
  }

  @Test
  void whatWasGrantedStaysGrantedWhenProgressIsLost() {
    game.change(
        DefaultGame.document()
            .replace("min: 0, max: 1000", "min: -9000, max: 9000")
            .concat("  - {id: veteran, condition: {level: 3}, scope: ever, item: cloak}\n"));
    game.accept("anna", "progression", "delta_xp", 3000);
    counted();
    String cloak =
        """
        {"playerId":"anna","item":"cloak"}""";
    Fact.RewardClaimed first = granted(cloak).grant();
    game.accept("anna", "progression", "delta_xp", -2500);
    counted();

    assertEquals(first, granted(cloak).grant());
    assertEquals(first, granted(cloak.replace("cloak", "veteran")).grant());
  }

  @Test
  void ofSeveralRewardsThatGrantTheSameTheFirstEarnedIsMeant() {
    game.change(
        DefaultGame.document()
            .concat("  - {id: master, condition: {level: 9}, scope: ever, item: cloak}\n")
            .concat("  - {id: novice, condition: {level: 1}, scope: ever, item: cloak}\n"));
    game.accept("anna", "progression", "delta_xp", 10);
    counted();

    assertEquals(
        "novice",
        granted(
                """
            {"playerId":"anna","item":"cloak"}""")
            .grant()
            .reward());
  }

  @Test
  void everyFaultOfAClaimIsFoundAtOnce() {
    assertEquals(
        List.of(
            new FieldFault("player_id", PlayerId.EXPECTED + " (required)"),
            new FieldFault("reward_type", "text of 1 to 256 printable characters (required)")),
        faults("{}"));
    assertEquals(
        List.of(
            new FieldFault("playerId", PlayerId.EXPECTED),
            new FieldFault("item", "text of 1 to 256 printable characters"),
            new FieldFault("rewardType", "to come without item")),
        faults(
            """
            {"playerId":"a b","item":"","rewardType":"x"}"""));
    assertEquals(
        List.of(new FieldFault("reward_data", "an object")),
        faults(
            """
            {"player_id":"anna","reward_type":"boss_kill","reward_data":["dragon"]}"""));
  }

  @Test
  void whatIsNotStrictlyJsonIsNoClaim() {
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "{",
            SWORD + "x",
            SWORD + SWORD,
            """
            {"playerId":"anna","playerId":"ben","item":"x"}""",
            """
            {"playerId":"anna","player_id":"anna","item":"x"}""",
            """
            {"player_id":"anna","reward_type":"x","reward_data":{"boss_id":"a","bossId":"b"}}""",
            """
            {"playerId":"anna","item":"x","deep":%s}"""
                .formatted("[".repeat(40) + "]".repeat(40)),
            """
            {"playerId":"anna\\u0000","item":"x"}""",
            """
            {"playerId":"anna","item":"x\\n"}""",
            """
            {"playerId":"anna","item":"\\ud800"}""",
            """
            {"playerId":"anna","item":7}""")) {
      assertEquals(1, faults(body).size(), body);
    }
    assertEquals(
        ClaimOutcome.Invalid.class,
        claiming.claim(Playground.GAME, new byte[] {(byte) 0xff, (byte) 0xfe, '{'}).getClass());
  }

  @Test
  void whereSomethingIsOutOfReachTheClientIsToTryAgain() {
    slayDragon();
    game.progress.beUnreachableFor(1);
    assertEquals(new ClaimOutcome.Unavailable(250), claim(SWORD));
    game.ledger.beUnreachable(true);
    assertEquals(new ClaimOutcome.Unavailable(250), claim(SWORD));
    game.fairness.beUnreachable(true);
    assertEquals(new ClaimOutcome.Unavailable(250), claim(SWORD));
    game.fairness.beUnreachable(false);
    game.ledger.beUnreachable(false);

    assertEquals(false, granted(SWORD).repeated());
  }

  @Test
  void aGameThatIsNotThereHasNoRewards() {
    assertEquals(
        new ClaimOutcome.UnknownReward("legendary_sword"),
        claiming.claim(new GameId("chess"), bytes(SWORD)));
  }

  @Test
  void claimsByManyThreadsGrantEachRewardExactlyOnce() throws Exception {
    int players = 50;
    for (int i = 0; i < players; i++) {
      game.accept("p" + i, "boss_kill", "boss_id", "dragon", "tier", 5);
    }
    counted();
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      List<Callable<ClaimOutcome>> claims = new ArrayList<>();
      for (int i = 0; i < 64 * players; i++) {
        String claim = SWORD.replace("player_67890", "p" + i % players);
        claims.add(() -> claim(claim));
      }
      Set<Receipt> receipts = new HashSet<>();
      for (Future<ClaimOutcome> outcome : threads.invokeAll(claims)) {
        receipts.add(((ClaimOutcome.Granted) outcome.get()).grant().receipt());
      }
      assertEquals(players, receipts.size());
      assertEquals(players, game.bus.facts(Fact.RewardClaimed.class).size());
    }
  }

  @Test
  void whatWasClaimedIsListedWithItsReceiptAndClaimableNoMore() {
    slayDragon();
    Fact.RewardClaimed sword = granted(SWORD).grant();
    ReadRewards rewards = new ReadRewards(game.catalog, game.progress, game.ledger, game.clock);

    assertEquals(
        new Answer.Found<>(
            new RewardsView(
                new PlayerId("player_67890"),
                List.of(
                    new ClaimDecision.Granted(
                        "boss_kill", "dragon_lord", "2026-Q4", "trophy:dragon_lord")),
                List.of(sword))),
        rewards.read(Playground.GAME, "player_67890"));
  }

  private void slayDragon() {
    game.accept("player_67890", "boss_kill", "boss_id", "dragon_lord", "tier", 5, "points", 2500);
    counted();
  }

  private void counted() {
    game.judge();
    game.pump();
  }

  private boolean countedAlready;

  private void countedOnce() {
    if (!countedAlready) {
      countedAlready = true;
      counted();
    }
  }

  private void sanction(String id, SanctionKind kind, long untilMillis) {
    Sanction sanction =
        new Sanction(
            id,
            Playground.GAME,
            new PlayerId("player_67890"),
            kind,
            "admin",
            "because",
            game.clock.millis(),
            untilMillis);
    game.fairness.commit(
        new Screening(
            game.fairness.position() + 1,
            Optional.empty(),
            Map.of(),
            Map.of(),
            List.of(sanction),
            List.of(),
            List.of(),
            List.of()));
  }

  private ClaimOutcome claim(String body) {
    return claiming.claim(Playground.GAME, bytes(body));
  }

  private ClaimOutcome.Granted granted(String body) {
    if (claim(body) instanceof ClaimOutcome.Granted granted) {
      return granted;
    }
    throw new AssertionError(claim(body));
  }

  private List<FieldFault> faults(String body) {
    if (claim(body) instanceof ClaimOutcome.Invalid invalid) {
      return invalid.faults();
    }
    throw new AssertionError(claim(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
