package dev.liveops.usecases.game;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.progression.Achievement;
import dev.liveops.domain.progression.LevelCurve;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Seasons;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the document that defines a game: YAML, as {@code docs/game-definition.md} describes it.
 * Nothing in it is skipped in silence, and every fault is found at once. Without state, hence safe
 * for use by many threads.
 */
public final class GameDefinitionReader {

  private static final long XP_PER_LEVEL = 1_000;

  private GameDefinitionReader() {}

  /** What became of a document. */
  public sealed interface Result {}

  /** The document is in order. Its version is 1: which version it becomes, its keeper knows. */
  public record Read(GameDefinition definition) implements Result {}

  /**
   * The document cannot be used.
   *
   * @param faults all that is wrong with it, in the order of the document; of more than a hundred
   *     the first
   */
  public record Faulty(List<Fault> faults) implements Result {
    /** Keeps its own copy. */
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Reads a document as it stands. */
  public static Result read(String yaml) {
    return read(yaml, DefinitionOverrides.none());
  }

  /**
   * Reads a document.
   *
   * @param yaml the document; whatever it is, this returns
   * @param overrides what goes before what it says
   */
  public static Result read(String yaml, DefinitionOverrides overrides) {
    Faults faults = new Faults();
    Optional<Parts> parts = YamlTree.read(yaml, faults).map(root -> parts(root, faults));
    return parts.isPresent() && faults.none()
        ? new Read(parts.get().definition(overrides))
        : new Faulty(faults.inOrder());
  }

  private static Parts parts(Node root, Faults faults) {
    Section document =
        Section.of(root, "", faults)
            .only(
                "game",
                "zone",
                "event_types",
                "rules",
                "boards",
                "seasons",
                "levels",
                "achievements",
                "rewards");
    EventTypes types = EventTypes.read(document.get("event_types"));
    Prizes prizes = new Prizes(types);
    return new Parts(
        document.get("game").id(),
        document.optional("zone").map(Calendars::zone).orElse(Calendars.UTC),
        types,
        document.optional("rules").map(v -> Rules.read(v, types)).orElse(List.of()),
        Boards.read(document.get("boards"), types),
        document.optional("seasons").map(Calendars::seasons).orElse(new Seasons.Quarters()),
        document.optional("levels").map(Levels::read).orElse(new LevelCurve.Linear(XP_PER_LEVEL)),
        document.optional("achievements").map(prizes::achievements).orElse(List.of()),
        document.optional("rewards").map(prizes::rewards).orElse(List.of()));
  }

  /** What was read, perhaps with stand-ins: a definition only if there was no fault. */
  private record Parts(
      String game,
      ZoneId zone,
      EventTypes types,
      List<Rule> rules,
      List<BoardDefinition> boards,
      Seasons seasons,
      LevelCurve levels,
      List<Achievement> achievements,
      List<Reward> rewards) {

    GameDefinition definition(DefinitionOverrides overrides) {
      return new GameDefinition(
          new GameId(game),
          1,
          zone,
          types.all(),
          overrides.applyTo(rules),
          boards.stream().map(overrides::applyTo).toList(),
          seasons,
          levels,
          achievements,
          rewards);
    }
  }
}
