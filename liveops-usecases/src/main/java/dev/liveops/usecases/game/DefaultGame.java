package dev.liveops.usecases.game;

import dev.liveops.domain.game.GameDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The game that an installation serves until it is told of another. */
public final class DefaultGame {

  private static final String RESOURCE = "default-game.yaml";

  private DefaultGame() {}

  /** Its document. */
  public static String document() {
    try (InputStream in = DefaultGame.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its definition, with an installation's settings applied. */
  public static GameDefinition definition(DefinitionOverrides overrides) {
    return switch (GameDefinitionReader.read(document(), overrides)) {
      case GameDefinitionReader.Read(GameDefinition definition) -> definition;
      case GameDefinitionReader.Faulty faulty ->
          throw new IllegalStateException(RESOURCE + ": " + faulty.faults());
    };
  }
}
