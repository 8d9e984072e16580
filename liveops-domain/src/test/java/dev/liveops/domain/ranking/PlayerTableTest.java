package dev.liveops.domain.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerTableTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-";

  private final PlayerTable table = new PlayerTable();

  private static PlayerId randomPlayer(Random random) {
    int length = 1 + random.nextInt(random.nextInt(8) == 0 ? 64 : 4);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PlayerId(id.toString());
  }

  @Test
  void anEmptyTableKnowsNobody() {
    assertEquals(0, table.size());
    assertEquals(OptionalInt.empty(), table.find(new PlayerId("ada")));
    assertThrows(IndexOutOfBoundsException.class, () -> table.player(0));
    assertThrows(IndexOutOfBoundsException.class, () -> table.player(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> table.compare(0, 0));
  }

  @Test
  void playersAreNumberedInTheOrderInWhichTheyWereFirstSeen() {
    assertEquals(0, table.add(new PlayerId("zoe")));
    assertEquals(1, table.add(new PlayerId("ada")));
    assertEquals(0, table.add(new PlayerId("zoe")));
    assertEquals(2, table.size());
    assertEquals(new PlayerId("ada"), table.player(1));
    assertEquals(OptionalInt.of(1), table.find(new PlayerId("ada")));
  }

  @Test
  void lookingForAPlayerAddsNobody() {
    table.find(new PlayerId("ada"));
    assertEquals(0, table.size());
  }

  @Test
  void theShortestAndTheLongestIdAreKept() {
    PlayerId longest = new PlayerId("x".repeat(64));
    table.add(new PlayerId("x"));
    table.add(longest);
    assertEquals(new PlayerId("x"), table.player(0));
    assertEquals(longest, table.player(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aTableOfManyPlayersAgreesWithAMap(long seed) {
    Random random = new Random(seed);
    PlayerTable many = new PlayerTable(random.nextLong());
    Map<PlayerId, Integer> ordinals = new HashMap<>();
    List<PlayerId> players = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      PlayerId player = randomPlayer(random);
      Integer known = ordinals.putIfAbsent(player, players.size());
      if (known == null) {
        players.add(player);
      }
      assertEquals(ordinals.get(player), many.add(player), () -> "seed " + seed + ", " + player);
    }
    assertEquals(players.size(), many.size());
    for (int i = 0; i < players.size(); i++) {
      assertEquals(players.get(i), many.player(i), "seed " + seed);
      assertEquals(OptionalInt.of(i), many.find(players.get(i)), "seed " + seed);
      assertTrue(many.isAt(i, players.get(i)), "seed " + seed);
      assertFalse(many.isAt(i, players.get(i == 0 ? 1 : i - 1)), "seed " + seed);
    }
    for (int i = 0; i < 10_000; i++) {
      PlayerId stranger = randomPlayer(random);
      Integer known = ordinals.get(stranger);
      assertEquals(
          known == null ? OptionalInt.empty() : OptionalInt.of(known),
          many.find(stranger),
          () -> "seed " + seed + ", " + stranger);
    }
  }

  @Test
  void ordinalsCompareAsTheirIdsDo() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      table.add(randomPlayer(random));
    }
    for (int left = 0; left < table.size(); left++) {
      for (int right = 0; right < table.size(); right++) {
        assertEquals(
            Integer.signum(table.player(left).compareTo(table.player(right))),
            Integer.signum(table.compare(left, right)),
            "seed " + seed + ": " + table.player(left) + ", " + table.player(right));
      }
    }
  }
}
