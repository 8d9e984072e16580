package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.GameId;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.Fault;
import dev.liveops.usecases.game.LoadDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Puts the definition that the settings name into effect. */
final class GameFiles {

  private static final String AUTHOR = "start";

  private GameFiles() {}

  /**
   * Loads the document; the built-in one when none is named.
   *
   * @return the game that requests mean when they name none
   * @throws StartFailure with every fault of the document, a line each
   */
  static GameId load(Settings settings, LoadDefinition loadDefinition) {
    String name = settings.game().definition().map(Path::toString).orElse("the built-in game");
    String document =
        settings.game().definition().map(GameFiles::read).orElseGet(DefaultGame::document);
    GameId defined =
        switch (loadDefinition.load(document, AUTHOR)) {
          case LoadDefinition.Outcome.Changed changed -> changed.game();
          case LoadDefinition.Outcome.Unchanged same -> same.game();
          case LoadDefinition.Outcome.Faulty faulty ->
              throw new StartFailure(
                  faulty.faults().stream()
                      .map(Fault::toString)
                      .collect(Collectors.joining("\n  ", name + ":\n  ", "")),
                  null);
        };
    if (!settings.game().id().orElse(defined).equals(defined)) {
      throw new StartFailure(
          "GAME_ID: expected " + defined + ", the game that " + name + " defines", null);
    }
    return defined;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartFailure("GAME_DEFINITION: " + file + " cannot be read", e);
    }
  }
}
