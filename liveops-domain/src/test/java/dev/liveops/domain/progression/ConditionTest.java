package dev.liveops.domain.progression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.Payload;
import dev.liveops.domain.progression.Condition.LevelReached;
import dev.liveops.domain.progression.Condition.Match;
import dev.liveops.domain.progression.Reward.Scope;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void boundsAreInclusive() {
    Match match = new Match("tier", Optional.empty(), Optional.of(3.0), Optional.of(5.0));
    assertFalse(match.accepts(Payload.of("tier", 2)));
    assertTrue(match.accepts(Payload.of("tier", 3)));
    assertTrue(match.accepts(Payload.of("tier", 5.0)));
    assertFalse(match.accepts(Payload.of("tier", 5.01)));
    assertEquals("tier >= 3 and tier <= 5", match.toString());
  }

  @Test
  void numbersAreEqualByValueAndTextByText() {
    assertTrue(equalTo(5L).accepts(Payload.of("f", 5.0)));
    assertTrue(equalTo(0.5).accepts(Payload.of("f", 0.5)));
    assertFalse(equalTo(Long.MAX_VALUE).accepts(Payload.of("f", Long.MAX_VALUE - 1)));
    assertTrue(equalTo("gold").accepts(Payload.of("f", "gold")));
    assertTrue(equalTo(true).accepts(Payload.of("f", true)));
    assertFalse(equalTo("5").accepts(Payload.of("f", 5)));
  }

  @Test
  void anAbsentFieldMatchesNothing() {
    assertFalse(equalTo(1L).accepts(Payload.empty()));
    Match present = new Match("f", Optional.empty(), Optional.empty(), Optional.empty());
    assertFalse(present.accepts(Payload.empty()));
    assertTrue(present.accepts(Payload.of("f", "x")));
  }

  @Test
  void textIsNoNumberWithinBounds() {
    Match match = new Match("f", Optional.empty(), Optional.of(0.0), Optional.empty());
    assertFalse(match.accepts(Payload.of("f", "1")));
  }

  @Test
  void onlyAnEventCanTellOneRewardOfAKindFromAnother() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Reward("r", new LevelReached(2), Scope.EVER, Optional.of("boss_id"), "item"));
  }

  private static Match equalTo(Object value) {
    return new Match("f", Optional.of(value), Optional.empty(), Optional.empty());
  }
}
