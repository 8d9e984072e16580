package dev.liveops.usecases.audit;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All players of the trail. For one thread. */
final class RefoldedPlayers {

  private final Map<PlayerKey, RefoldedPlayer> players = new HashMap<>();

  /** The player of an event, who may be new. */
  RefoldedPlayer of(GameEvent event) {
    return players.computeIfAbsent(PlayerKey.of(event), unseen -> new RefoldedPlayer());
  }

  /** A player; empty when no event of theirs counts. */
  Optional<RefoldedPlayer> find(PlayerKey player) {
    return Optional.ofNullable(players.get(player));
  }

  void forEach(BiConsumer<PlayerKey, RefoldedPlayer> consumer) {
    players.forEach(consumer);
  }

  /**
   * Compares progress with what is stored, and uses it up by that.
   *
   * @return how many players were compared
   */
  long compare(ProgressStore store, Differences differences) {
    long[] compared = new long[1];
    store.forEach(
        (player, progress) -> {
          compared[0]++;
          differences.compare(
              Kind.PROGRESS,
              player,
              find(player).flatMap(RefoldedPlayer::takeStored),
              Optional.of(progress));
        });
    players.forEach(
        (player, refolded) -> {
          Optional<PlayerProgress> missing = refolded.takeStored();
          if (missing.isPresent()) {
            compared[0]++;
            differences.compare(Kind.PROGRESS, player, missing, Optional.empty());
          }
        });
    return compared[0];
  }
}
