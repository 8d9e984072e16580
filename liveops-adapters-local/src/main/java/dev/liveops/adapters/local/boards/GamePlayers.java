package dev.liveops.adapters.local.boards;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.ranking.PlayerTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The players of a game on its boards, and what hides some of them. The caller locks. */
final class GamePlayers {

  private final PlayerTable table;
  private final Map<Integer, Set<String>> hidings = new HashMap<>();

  GamePlayers(long hashSeed) {
    this.table = new PlayerTable(hashSeed);
  }

  PlayerTable table() {
    return table;
  }

  /** Whether the player's visibility changed by it. */
  boolean change(PlayerId player, String sanctionId, boolean hides) {
    int ordinal = table.add(player);
    if (hides) {
      Set<String> sanctions = hidings.computeIfAbsent(ordinal, key -> new HashSet<>());
      return sanctions.add(sanctionId) && sanctions.size() == 1;
    }
    Set<String> sanctions = hidings.get(ordinal);
    if (sanctions == null || !sanctions.remove(sanctionId) || !sanctions.isEmpty()) {
      return false;
    }
    hidings.remove(ordinal);
    return true;
  }

  BitSet hidden() {
    BitSet hidden = new BitSet();
    hidings.keySet().forEach(hidden::set);
    return hidden;
  }

  boolean isHidden(int ordinal) {
    return hidings.containsKey(ordinal);
  }
}
