package dev.liveops.usecases.audit;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import dev.liveops.usecases.game.ActiveGame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of players as it follows from the trail: once as far as the store is, for the
 * comparison, and once as far as the trail is, for the claims. For one thread.
 */
final class RefoldedProgress {

  private final long storedThrough;
  private final Map<PlayerKey, PlayerProgress> stored = new HashMap<>();
  private final Map<PlayerKey, PlayerProgress> newer = new HashMap<>();

  /** As far as a store is that has committed through {@code storedThrough}. */
  RefoldedProgress(long storedThrough) {
    this.storedThrough = storedThrough;
  }

  void count(long position, GameEvent event, ActiveGame game) {
    PlayerKey player = PlayerKey.of(event);
    long points = game.pointsOf(event);
    if (position <= storedThrough) {
      stored.compute(
          player,
          (key, now) ->
              game.progress().advance(now == null ? PlayerProgress.none() : now, event, points));
    } else {
      newer.put(player, game.progress().advance(of(player), event, points));
    }
  }

  /** The progress of a player by now. */
  PlayerProgress of(PlayerKey player) {
    PlayerProgress now = newer.isEmpty() ? null : newer.get(player);
    return now != null ? now : stored.getOrDefault(player, PlayerProgress.none());
  }

  /**
   * Compares with what is stored, and uses itself up by that.
   *
   * @return how many players were compared
   */
  long compare(ProgressStore store, Differences differences) {
    long size = stored.size();
    long[] unexpected = new long[1];
    store.forEach(
        (player, progress) -> {
          PlayerProgress should = stored.remove(player);
          if (should == null) {
            unexpected[0]++;
          }
          differences.compare(
              Kind.PROGRESS, player, Optional.ofNullable(should), Optional.of(progress));
        });
    stored.forEach(
        (player, progress) ->
            differences.compare(Kind.PROGRESS, player, Optional.of(progress), Optional.empty()));
    return size + unexpected[0];
  }
}
