package dev.liveops.domain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.fairness.PlayerStatus.Kind;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SanctionsTest {

  @Test
  void aPlayerWithoutSanctionsIsClear() {
    assertEquals(new PlayerStatus(Kind.CLEAR, OptionalLong.empty()), Sanctions.NONE.statusAt(0));
    assertFalse(Sanctions.NONE.refusesEventsAt(0));
    assertFalse(Sanctions.NONE.hidesFromRanksAt(0));
  }

  @Test
  void aBlockHoldsFromItsBeginningUntilJustBeforeItsEnd() {
    Sanctions sanctions = of(sanction("a", SanctionKind.BLOCK, 10, 20));
    assertEquals(Kind.CLEAR, sanctions.statusAt(9).kind());
    assertEquals(new PlayerStatus(Kind.BLOCKED, OptionalLong.of(20)), sanctions.statusAt(10));
    assertEquals(Kind.BLOCKED, sanctions.statusAt(19).kind());
    assertEquals(new PlayerStatus(Kind.CLEAR, OptionalLong.empty()), sanctions.statusAt(20));
    assertTrue(sanctions.refusesEventsAt(19));
    assertFalse(sanctions.refusesEventsAt(20));
    assertFalse(sanctions.hidesFromRanksAt(19));
  }

  @Test
  void theMostSevereMeasureNamesTheStatus() {
    Sanctions sanctions =
        of(
            sanction("a", SanctionKind.SHADOW, 0, 100),
            sanction("b", SanctionKind.BLOCK, 10, 20),
            sanction("c", SanctionKind.BAN, 15, 18),
            sanction("d", SanctionKind.HIDE, 0, 5));
    assertEquals(Kind.SHADOWED, sanctions.statusAt(4).kind());
    assertEquals(Kind.BLOCKED, sanctions.statusAt(12).kind());
    assertEquals(new PlayerStatus(Kind.BANNED, OptionalLong.of(20)), sanctions.statusAt(16));
    assertEquals("banned", sanctions.statusAt(16).kind().text());
  }

  @Test
  void whatHasNoEndNamesNone() {
    Sanctions sanctions =
        of(
            sanction("a", SanctionKind.BAN, 0, Sanction.NO_END),
            sanction("b", SanctionKind.BLOCK, 0, 50));
    assertEquals(new PlayerStatus(Kind.BANNED, OptionalLong.empty()), sanctions.statusAt(10));
  }

  @Test
  void hidingAndBanningLeaveTheRanks() {
    assertTrue(of(sanction("a", SanctionKind.HIDE, 0, 10)).hidesFromRanksAt(5));
    assertTrue(of(sanction("a", SanctionKind.BAN, 0, 10)).hidesFromRanksAt(5));
    assertFalse(of(sanction("a", SanctionKind.HIDE, 0, 10)).hidesFromRanksAt(10));
    assertFalse(of(sanction("a", SanctionKind.HIDE, 0, 10)).refusesEventsAt(5));
    assertEquals(Kind.CLEAR, of(sanction("a", SanctionKind.HIDE, 0, 10)).statusAt(5).kind());
    assertFalse(of(sanction("a", SanctionKind.SHADOW, 0, 10)).hidesFromRanksAt(5));
  }

  @Test
  void imposingTwiceIsImposingOnceAndLiftingUndoesIt() {
    Sanction block = sanction("a", SanctionKind.BLOCK, 0, 10);
    Sanction other = sanction("b", SanctionKind.SHADOW, 0, 10);
    Sanctions sanctions = Sanctions.NONE.with(block).with(other).with(block);
    assertEquals(List.of(other, block), sanctions.all());
    assertEquals(of(other), sanctions.without("a"));
    assertEquals(sanctions, sanctions.without("nobody"));
  }

  @Test
  void whatHasEndedIsCleanedOutAndWhatIsToComeStays() {
    Sanction past = sanction("a", SanctionKind.BLOCK, 0, 10);
    Sanction present = sanction("b", SanctionKind.BLOCK, 0, 11);
    Sanction future = sanction("c", SanctionKind.BLOCK, 50, 60);
    assertEquals(of(present, future), of(past, present, future).unendedAt(10));
  }

  static Sanctions of(Sanction... sanctions) {
    return new Sanctions(List.of(sanctions));
  }

  static Sanction sanction(String id, SanctionKind kind, long fromMillis, long untilMillis) {
    return new Sanction(
        id, Player.GAME, Player.ID, kind, "admin", "because", fromMillis, untilMillis);
  }
}
