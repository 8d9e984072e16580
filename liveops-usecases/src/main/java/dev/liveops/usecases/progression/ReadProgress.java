package dev.liveops.usecases.progression;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.AchievementState;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows how far a player is. Safe for use by many threads. */
public final class ReadProgress {

  private final GameCatalog catalog;
  private final ProgressStore store;
  private final InstantSource clock;

  /** Reads {@code store}. */
  public ReadProgress(GameCatalog catalog, ProgressStore store, InstantSource clock) {
    this.catalog = catalog;
    this.store = store;
    this.clock = clock;
  }

  /**
   * The progress of a player.
   *
   * @return not found when there is no such game, or no event of the player counted yet
   * @throws dev.liveops.ports.PortUnavailable when progress cannot be read now
   */
  public Answer<ProgressView> read(GameId game, String playerId) {
    Optional<ActiveGame> active = catalog.find(game);
    if (active.isEmpty()) {
      return new Answer.NotFound<>("game");
    }
    if (!PlayerId.wellFormed(playerId)) {
      return new Answer.Invalid<>(List.of(new FieldFault("player_id", PlayerId.EXPECTED)));
    }
    PlayerKey player = new PlayerKey(game, new PlayerId(playerId));
    PlayerProgress progress = store.load(List.of(player)).get(player);
    return progress == null
        ? new Answer.NotFound<>("player")
        : new Answer.Found<>(view(active.get(), player.player(), progress));
  }

  private ProgressView view(ActiveGame game, PlayerId player, PlayerProgress progress) {
    return new ProgressView(
        player,
        game.calendar().seasonNameAt(clock.millis()),
        progress.xp(),
        progress.level(game.definition().levels()),
        game.progress().achievements(progress).stream()
            .filter(state -> state.stage() != AchievementState.Stage.HIDDEN)
            .toList(),
        progress.updatedAtMillis());
  }
}
