package dev.liveops.apps.cli.audit;

import dev.liveops.adapters.local.filesystem.LocalStorage;
import dev.liveops.apps.cli.CommandRun;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.Advance;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The data directory of an installation that has accepted events and was stopped. */
final class Installed {

  private static final ActiveGame GAME =
      ActiveGame.of(DefaultGame.definition(DefinitionOverrides.none()));

  private Installed() {}

  static LocalStorage open(Path data) {
    return LocalStorage.open(data, Duration.ofMinutes(5), CommandRun.CLOCK, 1);
  }

  /** Loads the default game and accepts events, none of which is worked on. */
  static void accept(Path data, int events) {
    try (LocalStorage storage = open(data)) {
      GameCatalog catalog = new GameCatalog(storage.definitions(), DefinitionOverrides.none());
      new LoadDefinition(storage.definitions(), catalog, CommandRun.CLOCK)
          .load(DefaultGame.document(), "test");
      List<Fact> accepted = new ArrayList<>();
      for (int i = 1; i <= events; i++) {
        accepted.add(new Fact.EventAccepted(event(i, "player-" + i), 0, false));
      }
      storage.bus().publish(accepted).join();
    }
  }

  /** Gives a player progress for an event that never was. */
  static void forgeProgress(Path data, String player) {
    GameEvent never = event(1_000_000, player);
    PlayerProgress forged =
        GAME.progress().advance(PlayerProgress.none(), never, GAME.pointsOf(never));
    PlayerKey key = new PlayerKey(GAME.id(), new PlayerId(player));
    try (LocalStorage storage = open(data)) {
      long through = storage.progress().position() + 1;
      storage.progress().commit(new Advance(through, Map.of(key, forged)));
    }
  }

  private static GameEvent event(long id, String player) {
    long nowMillis = CommandRun.CLOCK.millis();
    return new GameEvent(
        new EventId(0, id),
        GAME.id(),
        new PlayerId(player),
        "progression",
        nowMillis,
        nowMillis,
        Payload.of("delta_xp", 100, "score", 10));
  }
}
