package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRowsTest {

  private static final int PLAYERS = 4_000;
  private static final int STEPS = 60_000;

  private static PlayerKey player(int number) {
    String game = number % 3 == 0 ? "g" : "game";
    return new PlayerKey(new GameId(game), new PlayerId("player" + number));
  }

  private static byte[] state(Random random) {
    byte[] state = new byte[random.nextInt(random.nextInt(10) == 0 ? 300 : 40)];
    random.nextBytes(state);
    return state;
  }

  /** Maps that do the same without a thought for memory. */
  private static final class Model {
    private final Map<PlayerKey, byte[]> newest = new HashMap<>();
    private final Map<PlayerKey, byte[]> taken = new HashMap<>();
    private final Set<PlayerKey> changed = new HashSet<>();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rowsAreWhatTheyWereLastMadeAndNoneIsLostBeforeItIsWritten(long seed) {
    Random random = new Random(seed);
    PackedRows rows = new PackedRows(100_000, seed);
    Model model = new Model();
    List<byte[]> onTheirWay = List.of();
    for (int step = 0; step < STEPS; step++) {
      PlayerKey key = player(random.nextInt(PLAYERS));
      switch (random.nextInt(5_000) == 0 ? 2 : random.nextInt(2)) {
        case 0 -> {
          byte[] state = state(random);
          rows.change(key, state);
          model.newest.put(key, state);
          model.changed.add(key);
        }
        case 1 -> find(rows, model, key, "seed " + seed + ", step " + step);
        case 2 -> {
          check(onTheirWay, model.taken);
          if (random.nextBoolean()) { // else what was taken failed to be written
            rows.taken();
            model.taken.clear();
          }
          onTheirWay = rows.take();
          model.changed.addAll(model.taken.keySet());
          model.changed.forEach(each -> model.taken.put(each, model.newest.get(each)));
          model.changed.clear();
        }
        default -> throw new AssertionError();
      }
    }
    assertTrue(rows.size() < model.newest.size(), "some had to go");
  }

  private static void find(PackedRows rows, Model model, PlayerKey key, String when) {
    Optional<byte[]> found = rows.find(key);
    if (found.isPresent()) {
      assertArrayEquals(model.newest.get(key), found.get(), when);
    } else {
      assertTrue(!model.changed.contains(key) && !model.taken.containsKey(key), when);
      if (model.newest.containsKey(key)) {
        rows.keep(key, model.newest.get(key));
      }
    }
  }

  private static void check(List<byte[]> rows, Map<PlayerKey, byte[]> expected) {
    assertEquals(expected.size(), rows.size());
    rows.forEach(row -> assertArrayEquals(expected.get(PlayerRow.key(row)), PlayerRow.state(row)));
  }

  @Test
  void whatIsInTheTableStaysWithinItsBytes() {
    PackedRows rows = new PackedRows(1_000_000, 1);
    for (int i = 0; i < 100_000; i++) {
      rows.keep(player(i), new byte[50]);
      assertTrue(rows.bytes() < 1_000_200, "after " + i);
    }
  }

  @Test
  void whatIsAskedForAgainAndAgainStays() {
    PackedRows rows = new PackedRows(1_000_000, 1);
    for (int i = 0; i < 100_000; i++) {
      rows.keep(player(i), new byte[50]);
      assertTrue(rows.find(player(0)).isPresent(), "after " + i);
    }
  }

  @Test
  void rowsAreOrderedLikeTheKeyOfTheirTable() {
    List<byte[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(PlayerRow.of(player(i), new byte[i]));
    }
    rows.sort(PlayerRow.BY_KEY);
    List<PlayerKey> keys = rows.stream().map(PlayerRow::key).toList();
    assertEquals(
        keys.stream()
            .sorted(Comparator.comparing(PlayerKey::game).thenComparing(PlayerKey::player))
            .toList(),
        keys);
  }

  @Test
  void theLongestNamesHaveRoom() {
    String longest = "x".repeat(64);
    PlayerKey key = new PlayerKey(new GameId(longest), new PlayerId(longest));
    byte[] row = PlayerRow.of(key, new byte[] {1, 2});
    assertEquals(key, PlayerRow.key(row));
    assertTrue(PlayerRow.isOf(row, key));
    assertArrayEquals(new byte[] {1, 2}, PlayerRow.state(row));
  }
}
