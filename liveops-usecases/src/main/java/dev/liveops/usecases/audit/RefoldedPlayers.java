package dev.liveops.usecases.audit;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.PlayerTable;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.audit.RefoldReport.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** All players of the trail. For one thread. */
final class RefoldedPlayers {

  private final Map<GameId, OfGame> games = new HashMap<>();

  /** The players of a game, numbered as they came. */
  private static final class OfGame {
    private final PlayerTable ids = new PlayerTable();
    private final List<RefoldedPlayer> players = new ArrayList<>();
    private int next; // behind the one found last: stores tend to name players as they came, too

    RefoldedPlayer of(PlayerId id) {
      int ordinal = ids.add(id);
      if (ordinal == players.size()) {
        players.add(new RefoldedPlayer());
      }
      return players.get(ordinal);
    }

    Optional<RefoldedPlayer> find(PlayerId id) {
      OptionalInt ordinal =
          next < players.size() && ids.isAt(next, id) ? OptionalInt.of(next) : ids.find(id);
      if (ordinal.isEmpty()) {
        return Optional.empty();
      }
      next = ordinal.getAsInt() + 1;
      return Optional.of(players.get(ordinal.getAsInt()));
    }
  }

  /** The player of an event, who may be new. */
  RefoldedPlayer of(GameEvent event) {
    return games.computeIfAbsent(event.game(), unseen -> new OfGame()).of(event.player());
  }

  /** A player; empty when no event of theirs counts. */
  Optional<RefoldedPlayer> find(PlayerKey player) {
    return find(player.game(), player.player());
  }

  /** A player; empty when no event of theirs counts. */
  Optional<RefoldedPlayer> find(GameId game, PlayerId player) {
    OfGame found = games.get(game);
    return found == null ? Optional.empty() : found.find(player);
  }

  /** Hands over the players of a game, each with their id. */
  void forEach(GameId game, BiConsumer<PlayerId, RefoldedPlayer> consumer) {
    OfGame found = games.getOrDefault(game, new OfGame());
    for (int ordinal = 0; ordinal < found.players.size(); ordinal++) {
      consumer.accept(found.ids.player(ordinal), found.players.get(ordinal));
    }
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
    games.forEach((game, of) -> compared[0] += compareMissing(game, of, differences));
    return compared[0];
  }

  /** Finds whose progress is not stored; returns how many that are. */
  private static long compareMissing(GameId game, OfGame of, Differences differences) {
    long compared = 0;
    for (int ordinal = 0; ordinal < of.players.size(); ordinal++) {
      Optional<PlayerProgress> missing = of.players.get(ordinal).takeStored();
      if (missing.isPresent()) {
        compared++;
        PlayerKey player = new PlayerKey(game, of.ids.player(ordinal));
        differences.compare(Kind.PROGRESS, player, missing, Optional.empty());
      }
    }
    return compared;
  }
}
