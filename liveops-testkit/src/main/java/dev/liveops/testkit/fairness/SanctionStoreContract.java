package dev.liveops.testkit.fairness;

import static dev.liveops.testkit.event.Events.player;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link SanctionStore}. */
public abstract class SanctionStoreContract extends FairnessContract {

  private static final PlayerKey ADA = player("ada");
  private static final Sanction BLOCK = Facts.block("s1", "ada");
  private static final Sanction BAN =
      Facts.sanction("s2", "ada", SanctionKind.BAN, Sanction.NO_END);

  private static Sanction otherGames(String id) {
    return new Sanction(
        id,
        Events.OTHER_GAME,
        ADA.player(),
        SanctionKind.SHADOW,
        "bob",
        Facts.AWKWARD_TEXT,
        Long.MIN_VALUE,
        Sanction.NO_END);
  }

  private SanctionStore sanctions() {
    return ports().sanctions();
  }

  private Set<Sanction> of(PlayerKey player) {
    List<Sanction> all = sanctions().of(player).all();
    assertEquals(all.size(), Set.copyOf(all).size(), "each is told once");
    return Set.copyOf(all);
  }

  private List<String> list(Optional<String> after, int max) {
    return sanctions().list(Events.GAME, after, max).stream().map(Sanction::id).toList();
  }

  @Test
  void atFirstNobodyIsSanctioned() {
    assertEquals(Sanctions.NONE, sanctions().of(ADA));
    assertEquals(Optional.empty(), sanctions().find(Events.GAME, "s1"));
    assertEquals(List.of(), list(Optional.empty(), 10));
    assertEquals(List.of(), sanctions().endedBy(Long.MAX_VALUE, 10));
  }

  @Test
  void anImposedSanctionStaysUntilItIsLifted() {
    commit(Screenings.through(1).impose(BLOCK).impose(BAN));
    assertEquals(Set.of(BLOCK, BAN), of(ADA));
    assertEquals(Sanctions.NONE, sanctions().of(player("bob")));
    assertEquals(Optional.of(BAN), sanctions().find(Events.GAME, "s2"));
    commit(Screenings.through(2).lift("s2"));
    assertEquals(Set.of(BLOCK), of(ADA));
    assertEquals(Optional.empty(), sanctions().find(Events.GAME, "s2"));
    commit(Screenings.through(3).lift("s1").lift("never-imposed"));
    assertEquals(Sanctions.NONE, sanctions().of(ADA));
  }

  @Test
  void aSanctionIsThereUntilItIsLiftedEvenWhenItsTimeIsOver() {
    commit(Screenings.through(1).impose(BLOCK));
    clock.set(Instant.ofEpochMilli(BLOCK.untilMillis()));
    assertEquals(Optional.of(BLOCK), sanctions().find(Events.GAME, "s1"));
  }

  @Test
  void sanctionsOfAGameAreListedByIdAndPageByPage() {
    commit(
        Screenings.through(1)
            .impose(Facts.block("c", "ada"))
            .impose(Facts.block("a", "bob"))
            .impose(otherGames("b"))
            .impose(Facts.block("d", "cyd")));
    assertEquals(List.of("a", "c", "d"), list(Optional.empty(), 10));
    assertEquals(List.of("a", "c"), list(Optional.empty(), 2));
    assertEquals(List.of("d"), list(Optional.of("c"), 2));
    assertEquals(List.of("c", "d"), list(Optional.of("b"), 2), "behind an id that is gone, too");
    assertEquals(List.of(), list(Optional.of("d"), 2));
    assertEquals(
        List.of(otherGames("b")), sanctions().list(Events.OTHER_GAME, Optional.empty(), 10));
  }

  @Test
  void gamesHaveSanctionsOfTheirOwn() {
    commit(Screenings.through(1).impose(BLOCK).impose(otherGames("s1")));
    PlayerKey other = new PlayerKey(Events.OTHER_GAME, ADA.player());
    assertEquals(Set.of(BLOCK), of(ADA));
    assertEquals(Set.of(otherGames("s1")), of(other));
    commit(Screenings.through(2).lift(Events.OTHER_GAME, "s1"));
    assertEquals(Set.of(BLOCK), of(ADA));
    assertEquals(Set.of(), of(other));
  }

  @Test
  void thoseAreDueWhoseEndIsReached() {
    Sanction early = Facts.sanction("e1", "ada", SanctionKind.HIDE, BLOCK.untilMillis() - 1);
    Sanction later = Facts.sanction("e2", "bob", SanctionKind.HIDE, BLOCK.untilMillis() + 1);
    commit(Screenings.through(1).impose(BLOCK).impose(early).impose(later).impose(BAN));
    commit(Screenings.through(2).impose(otherGames("s9")));
    assertEquals(List.of(), sanctions().endedBy(early.untilMillis() - 1, 10));
    assertEquals(List.of(early), sanctions().endedBy(early.untilMillis(), 10));
    assertEquals(Set.of(early, BLOCK), Set.copyOf(sanctions().endedBy(BLOCK.untilMillis(), 10)));
    assertEquals(1, sanctions().endedBy(BLOCK.untilMillis(), 1).size());
    assertEquals(3, sanctions().endedBy(Long.MAX_VALUE - 1, 10).size(), "some never end");
  }

  @Test
  void imposingTheSameAgainIsImposingItOnce() {
    commit(Screenings.through(1).impose(BLOCK));
    Sanction longer = Facts.sanction("s1", "ada", SanctionKind.BLOCK, BLOCK.untilMillis() + 5);
    commit(Screenings.through(2).impose(longer).impose(longer));
    assertEquals(Set.of(longer), of(ADA));
    assertEquals(List.of("s1"), list(Optional.empty(), 10));
  }

  @Test
  void sanctionsOutliveClosing() {
    commit(Screenings.through(1).impose(BLOCK).impose(BAN).impose(otherGames("s3")));
    commit(Screenings.through(2).lift("s1"));
    reopen();
    assertEquals(kept(Set.of(BAN), Set.of()), of(ADA));
    assertEquals(
        kept(Optional.of(otherGames("s3")), Optional.empty()),
        sanctions().find(Events.OTHER_GAME, "s3"));
    commit(Screenings.through(3).lift("s2").impose(BLOCK));
    reopen();
    assertEquals(kept(Set.of(BLOCK), Set.of()), of(ADA));
    assertEquals(kept(List.of("s1"), List.of()), list(Optional.empty(), 10));
  }

  @Test
  void whoeverAsksMeanwhileGetsTheSanctionsThatStayAndNoneTwice() {
    commit(Screenings.through(1).impose(BAN));
    Race.whileRunning(
        () -> {
          for (int pass = 2; pass <= 300; pass += 2) {
            commit(Screenings.through(pass).impose(BLOCK));
            commit(Screenings.through(pass + 1).lift("s1"));
          }
        },
        () -> {
          assertTrue(of(ADA).contains(BAN));
          assertTrue(list(Optional.empty(), 10).contains("s2"));
        });
    assertEquals(Set.of(BAN), of(ADA));
  }
}
