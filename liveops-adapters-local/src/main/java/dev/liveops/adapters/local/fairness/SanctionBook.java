package dev.liveops.adapters.local.fairness;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.ports.fairness.SanctionStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All sanctions in memory: there are few, and the gateway asks for every event. Reading is safe for
 * all threads; changing is for one.
 */
public final class SanctionBook implements SanctionStore {

  /** Names a sanction. */
  public record Key(GameId game, String id) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::game).thenComparing(Key::id);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<PlayerKey, Sanctions> byPlayer = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Key, Sanction> byId = new ConcurrentSkipListMap<>();

  /** Adds a sanction; one with the same id is replaced. */
  public void impose(Sanction sanction) {
    byId.put(new Key(sanction.game(), sanction.id()), sanction);
    byPlayer.merge(
        new PlayerKey(sanction.game(), sanction.player()),
        new Sanctions(List.of(sanction)),
        (present, added) -> present.with(sanction));
  }

  /** Takes a sanction away, if it is there. */
  public void lift(GameId game, String id) {
    Key key = new Key(game, id);
    Sanction sanction = byId.remove(key);
    if (sanction != null) {
      byPlayer.computeIfPresent(
          new PlayerKey(game, sanction.player()),
          (player, present) -> {
            Sanctions rest = present.without(id);
            return rest.all().isEmpty() ? null : rest;
          });
    }
  }

  @Override
  public Sanctions of(PlayerKey player) {
    return byPlayer.getOrDefault(player, Sanctions.NONE);
  }

  @Override
  public Optional<Sanction> find(GameId game, String sanctionId) {
    return Optional.ofNullable(byId.get(new Key(game, sanctionId)));
  }

  @Override
  public List<Sanction> list(GameId game, Optional<String> afterId, int sanctionsMax) {
    List<Sanction> found = new ArrayList<>();
    for (Sanction sanction : byId.tailMap(new Key(game, afterId.orElse("")), false).values()) {
      if (!sanction.game().equals(game) || found.size() == sanctionsMax) {
        break;
      }
      found.add(sanction);
    }
    return found;
  }

  @Override
  public List<Sanction> endedBy(long nowMillis, int sanctionsMax) {
    return byId.values().stream()
        .filter(sanction -> sanction.untilMillis() <= nowMillis)
        .limit(sanctionsMax)
        .toList();
  }
}
