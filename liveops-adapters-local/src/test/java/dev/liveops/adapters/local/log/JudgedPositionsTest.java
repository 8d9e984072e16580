package dev.liveops.adapters.local.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.Judgements;
import org.junit.jupiter.api.Test;

final class JudgedPositionsTest {

  private final JudgedPositions judged = new JudgedPositions(null); // only publishing needs a log

  private void commit(long position, Fact... facts) {
    judged.committed(new Group(position, facts));
  }

  @Test
  void asLongAsNothingIsJudgedEverythingIsNeeded() {
    commit(1, Facts.acted(1), Facts.acted(2));
    assertEquals(0, judged.neededBehind(2));
  }

  @Test
  void eventsAreNeededUntilTheJudgementThatTellsOfThemIsRead() {
    commit(11, Judgements.of(1, 8).fact());
    commit(21, Facts.acted(1), Judgements.of(9, 15).fact());
    assertEquals(0, judged.neededBehind(10), "the first judgement is still to be read");
    assertEquals(8, judged.neededBehind(11), "9 and 10 are told by the second");
    assertEquals(8, judged.neededBehind(21));
    assertEquals(15, judged.neededBehind(22));
    assertEquals(15, judged.neededBehind(1_000), "what comes later is not judged yet");
  }

  @Test
  void whatIsForgottenIsNotAskedForAnyMore() {
    commit(11, Judgements.of(1, 8).fact());
    commit(21, Judgements.of(9, 15).fact());
    judged.forgetBefore(8);
    assertEquals(8, judged.neededBehind(11));
    judged.forgetBefore(25);
    assertEquals(0, judged.neededBehind(11));
    assertEquals(15, judged.neededBehind(21), "the newest is kept");
  }
}
