package dev.liveops.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyEqualityTest {

  private static final List<String> NAMES = List.of("a", "b", "Aa", "BB");

  @Test
  void keysAreEqualWhenAllTheirPartsAre() {
    for (String game : NAMES) {
      for (String player : NAMES) {
        assertEquals(key(game, player), key(game, player));
        assertEquals(key(game, player).hashCode(), key(game, player).hashCode());
      }
    }
    assertEquals(new EventId(1, 2), new EventId(1, 2));
    assertEquals(new EventId(1, 2).hashCode(), new EventId(1, 2).hashCode());
  }

  @Test
  void keysDifferWhenAnyPartDoes() {
    Set<PlayerKey> keys = new HashSet<>();
    NAMES.forEach(game -> NAMES.forEach(player -> keys.add(key(game, player))));
    assertEquals(NAMES.size() * NAMES.size(), keys.size());
    assertNotEquals(new EventId(1, 2), new EventId(1, 3));
    assertNotEquals(new EventId(1, 2), new EventId(3, 2));
    assertNotEquals(new EventId(1, 2), new EventId(2, 1));
    assertNotEquals((Object) new PlayerId("a"), new GameId("a"));
  }

  private static PlayerKey key(String game, String player) {
    return new PlayerKey(new GameId(game), new PlayerId(player));
  }
}
