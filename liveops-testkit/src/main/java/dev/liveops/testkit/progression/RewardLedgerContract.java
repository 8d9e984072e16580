package dev.liveops.testkit.progression;

import static dev.liveops.testkit.event.Events.player;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Deliveries;
import dev.liveops.testkit.event.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link RewardLedger}. */
public abstract class RewardLedgerContract extends PortContract<RewardLedgerContract.Ports> {

  private static final Fact.RewardClaimed SWORD = Progress.grant("r1", "ada", "sword");

  /** The ledger, and the bus on which its grants are published. */
  public record Ports(RewardLedger ledger, EventBus bus) {}

  private Fact.RewardClaimed grant(Fact.RewardClaimed grant) {
    return ports().ledger().grant(grant);
  }

  private List<Fact.RewardClaimed> published() {
    return Deliveries.published(ports().bus(), Fact.RewardClaimed.class);
  }

  private Set<Fact.RewardClaimed> everything() {
    List<Fact.RewardClaimed> all = new ArrayList<>();
    ports().ledger().forEach(all::add);
    assertEquals(all.size(), new HashSet<>(all).size(), "each is told once");
    return Set.copyOf(all);
  }

  @Test
  void anEmptyLedgerHasNoGrants() {
    assertEquals(Optional.empty(), ports().ledger().find("r1"));
    assertEquals(List.of(), ports().ledger().of(player("ada")));
    assertEquals(Set.of(), everything());
  }

  @Test
  void aGrantIsInTheLedgerAndOnTheBusWhenItReturns() {
    assertEquals(SWORD, grant(SWORD));
    assertEquals(Optional.of(SWORD), ports().ledger().find("r1"));
    assertEquals(List.of(SWORD), ports().ledger().of(player("ada")));
    assertEquals(List.of(SWORD), published());
  }

  @Test
  void theFirstGrantOfAReceiptStaysAndIsTheAnswerToAllLaterOnes() {
    grant(SWORD);
    Fact.RewardClaimed later =
        Progress.grant("r1", Events.GAME, "ada", "shield", SWORD.atMillis() + 1);
    assertEquals(SWORD, grant(later));
    assertEquals(Optional.of(SWORD), ports().ledger().find("r1"));
    assertEquals(List.of(SWORD), published(), "a grant that is there already is not published");
  }

  @Test
  void aPlayersGrantsAreToldOldestFirst() {
    long now = SettableClock.START.toEpochMilli();
    List<Fact.RewardClaimed> all =
        List.of(
            Progress.grant("r3", Events.GAME, "ada", "a", now),
            Progress.grant("r1", Events.GAME, "ada", "b", now + 1),
            Progress.grant("r2", Events.GAME, "ada", "c", now + 2));
    all.forEach(this::grant);
    grant(Progress.grant("r4", "bob", "sword"));
    assertEquals(all, ports().ledger().of(player("ada")));
    reopen();
    assertEquals(kept(all, List.of()), ports().ledger().of(player("ada")));
  }

  @Test
  void playersOfTwoGamesAreTwoEvenUnderOneName() {
    Fact.RewardClaimed other =
        Progress.grant("r2", Events.OTHER_GAME, "ada", "sword", SWORD.atMillis());
    grant(SWORD);
    grant(other);
    assertEquals(List.of(SWORD), ports().ledger().of(player("ada")));
    assertEquals(
        List.of(other),
        ports().ledger().of(new PlayerKey(Events.OTHER_GAME, player("ada").player())));
    assertEquals(Set.of(SWORD, other), everything());
  }

  @Test
  void manyWhoClaimTheSameGetOneReceipt() {
    for (int round = 0; round < 20; round++) {
      String receiptId = "r" + round;
      List<Fact.RewardClaimed> answers =
          Race.of(32, racer -> grant(Progress.grant(receiptId, "ada", "sword-" + racer)));
      assertEquals(1, new HashSet<>(answers).size());
      assertEquals(Optional.of(answers.getFirst()), ports().ledger().find(receiptId));
    }
    assertEquals(20, published().size());
    assertEquals(Set.copyOf(published()), everything());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void whateverIsClaimedHoweverOftenEachReceiptIsGrantedOnce(long seed) {
    int receipts = 100;
    Race.of(
        16,
        racer -> {
          Random random = new Random(seed * 100 + racer);
          for (int i = 0; i < 100; i++) {
            String receiptId = "r" + random.nextInt(receipts);
            Fact.RewardClaimed mine =
                Progress.grant(receiptId, "player-" + receiptId, "item-" + racer);
            Fact.RewardClaimed granted = grant(mine);
            assertEquals(Optional.of(granted), ports().ledger().find(receiptId));
          }
          return null;
        });
    List<Fact.RewardClaimed> published = published();
    assertEquals(
        published.size(),
        published.stream().map(each -> each.receipt().receiptId()).distinct().count());
    assertEquals(Set.copyOf(published), everything());
  }

  @Test
  void whoIsToldOfAGrantFindsIt() {
    int grants = 100;
    Race.of(
        2,
        racer -> {
          for (int i = 0; racer == 0 && i < grants; i++) {
            grant(Progress.grant("r" + i, "ada", "sword"));
          }
          if (racer == 1) {
            try (Subscription follower = ports().bus().subscribe(Topic.TRAIL, "follower", 0)) {
              for (int seen = 0; seen < grants; seen++) {
                Delivery told = follower.poll(1, Duration.ofSeconds(30)).getFirst();
                Fact.RewardClaimed grant = (Fact.RewardClaimed) told.fact();
                assertEquals(
                    Optional.of(grant), ports().ledger().find(grant.receipt().receiptId()));
              }
            }
          }
          return null;
        });
  }

  @Test
  void aGrantOutlivesClosingAndCrashingAndIsNotMadeAgain() {
    grant(SWORD);
    crash();
    assertEquals(kept(Optional.of(SWORD), Optional.empty()), ports().ledger().find("r1"));
    assertEquals(kept(Set.of(SWORD), Set.of()), everything());
    Fact.RewardClaimed again = Progress.grant("r1", "ada", "shield");
    assertEquals(kept(SWORD, again), grant(again));
    assertEquals(1, published().size());
    Fact.RewardClaimed second = grant(Progress.grant("r2", "ada", "crown"));
    reopen();
    assertEquals(kept(Set.of(SWORD, second), Set.of()), everything());
    Fact.RewardClaimed third = grant(Progress.grant("r3", "ada", "cape"));
    assertEquals(kept(Set.of(SWORD, second, third), Set.of(third)), everything());
    assertEquals(
        kept(3, 1), ports().ledger().of(player("ada")).size(), "from wherever they are kept");
  }

  @Test
  void aGrantThatCannotBeKeptIsNotMade() {
    RewardLedger ledger = ports().ledger();
    close();
    assertThrows(PortUnavailable.class, () -> ledger.grant(SWORD));
    reopen();
    assertEquals(Optional.empty(), ports().ledger().find("r1"));
  }
}
