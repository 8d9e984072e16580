package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Fact.DefinitionChanged;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions.Version;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedDefinitions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GameCatalogTest {

  private static final GameId GAME = new GameId("default");
  private static final String DOCUMENT = DefaultGame.document();
  private static final String STRICTER = DOCUMENT.replace("max: 1000,", "max: 500,");

  private final SettableClock clock = new SettableClock();
  private final SimulatedBus bus = new SimulatedBus(clock);
  private final SimulatedDefinitions definitions = new SimulatedDefinitions(bus);
  private final GameCatalog catalog = new GameCatalog(definitions, DefinitionOverrides.none());
  private final LoadDefinition load = new LoadDefinition(definitions, catalog, clock);

  @Test
  void theFirstDocumentOfAGameIsItsFirstVersion() {
    assertEquals(new LoadDefinition.Outcome.Changed(GAME, 1), load.load(DOCUMENT, "start"));
    assertEquals(
        List.of(new DefinitionChanged(GAME, 1, DOCUMENT, "start", clock.millis())),
        bus.facts(DefinitionChanged.class));
    assertEquals(1, catalog.find(GAME).orElseThrow().version());
  }

  @Test
  void aDocumentThatIsInEffectIsNotPutIntoEffectAgain() {
    load.load(DOCUMENT, "start");

    assertEquals(new LoadDefinition.Outcome.Unchanged(GAME, 1), load.load(DOCUMENT, "start"));
    assertEquals(1, bus.facts().size());
  }

  @Test
  void anotherDocumentIsTheNextVersionAndIsInEffectAtOnce() {
    load.load(DOCUMENT, "start");

    assertEquals(new LoadDefinition.Outcome.Changed(GAME, 2), load.load(STRICTER, "ann"));
    assertEquals(2, catalog.find(GAME).orElseThrow().version());
    assertEquals(500, maxOf(catalog.find(GAME).orElseThrow()));
  }

  @Test
  void aFaultyDocumentChangesNothingAndIsToldInFull() {
    load.load(DOCUMENT, "start");
    var outcome = load.load(DOCUMENT.replace("zone: UTC", "zone: Mars").replace("sum", "add"), "x");

    assertEquals(
        List.of("zone", "boards[0].operator"),
        assertInstanceOf(LoadDefinition.Outcome.Faulty.class, outcome).faults().stream()
            .map(Fault::path)
            .toList());
    assertEquals(1, bus.facts().size());
  }

  @Test
  void whenSomebodyElseWasFasterTheNextVersionIsTaken() {
    load.load(DOCUMENT, "start");
    definitions.beforeNextChange(() -> definitions.change(version(2, STRICTER)));

    String third = DOCUMENT.replace("max: 1000,", "max: 300,");
    assertEquals(new LoadDefinition.Outcome.Changed(GAME, 3), load.load(third, "ann"));
  }

  @Test
  void whenSomebodyElseDidTheSameNothingIsLeftToDo() {
    load.load(DOCUMENT, "start");
    definitions.beforeNextChange(() -> definitions.change(version(2, STRICTER)));

    assertEquals(new LoadDefinition.Outcome.Unchanged(GAME, 2), load.load(STRICTER, "ann"));
  }

  @Test
  void aVersionIsMadeReadyOnce() {
    load.load(DOCUMENT, "start");
    ActiveGame first = catalog.find(GAME).orElseThrow();
    catalog.refresh();

    assertSame(first, catalog.find(GAME).orElseThrow());
    assertSame(first, catalog.of(bus.facts(DefinitionChanged.class).getFirst()));
    assertEquals(List.of(first), List.copyOf(catalog.games()));
  }

  @Test
  void whatSomebodyElseChangedIsInEffectAfterARefresh() {
    load.load(DOCUMENT, "start");
    definitions.change(version(2, STRICTER));
    assertEquals(1, catalog.find(GAME).orElseThrow().version());
    catalog.refresh();

    assertEquals(2, catalog.find(GAME).orElseThrow().version());
  }

  @Test
  void anUnknownGameIsNotThere() {
    assertEquals(Optional.empty(), catalog.find(GAME));
    assertTrue(catalog.games().isEmpty());
  }

  @Test
  void behindEveryPositionTheVersionOfThatPlaceIsInEffect() {
    bus.publish(List.of(new Fact.AdminActed("ann", "before", "", 1))).join();
    load.load(DOCUMENT, "start");
    bus.publish(List.of(new Fact.AdminActed("ann", "between", "", 1))).join();
    load.load(STRICTER, "ann");

    assertEquals(Optional.empty(), versionAsOf(1));
    assertEquals(Optional.of(1), versionAsOf(2));
    assertEquals(Optional.of(1), versionAsOf(3));
    assertEquals(Optional.of(2), versionAsOf(4));
    assertEquals(Optional.of(2), versionAsOf(999));
    assertEquals(1000, maxOf(catalog.asOf(3).get(GAME)));
  }

  @Test
  void aVersionThatCannotBeReadIsAFaultAndDoesNotHideOtherGames() {
    definitions.change(version(1, "game: default\nevent_types: what?"));
    String other = DOCUMENT.replace("game: default", "game: other");
    definitions.change(new Version(new GameId("other"), 1, other, "ann", 1, 0));

    var failure = assertThrows(IllegalStateException.class, catalog::refresh);
    assertTrue(failure.getMessage().startsWith("version 1 of game default"), failure.getMessage());
    assertEquals(1, catalog.find(new GameId("other")).orElseThrow().version());
  }

  @Test
  void theSettingsOfAnInstallationGoBeforeItsDocuments() {
    var overrides =
        new DefinitionOverrides(Optional.empty(), Optional.of(5_000L), Optional.empty());
    GameCatalog overridden = new GameCatalog(definitions, overrides);
    load.load(DOCUMENT, "start");
    overridden.refresh();

    Rule.Flood flood =
        (Rule.Flood) overridden.find(GAME).orElseThrow().definition().rules().getFirst();
    assertEquals(5_000, flood.blockMillis());
  }

  @Test
  void aConflictThatWillNotEndIsThrown() {
    load.load(DOCUMENT, "start");
    Runnable rival =
        new Runnable() {
          private int version = 1;

          @Override
          public void run() {
            version++;
            definitions.change(version(version, DOCUMENT + "\n# " + version));
            definitions.beforeNextChange(this);
          }
        };
    definitions.beforeNextChange(rival);

    assertThrows(WriteConflict.class, () -> load.load(STRICTER, "ann"));
  }

  private Version version(int version, String document) {
    return new Version(GAME, version, document, "rival", 1, 0);
  }

  private Optional<Integer> versionAsOf(long position) {
    return Optional.ofNullable(catalog.asOf(position).get(GAME)).map(ActiveGame::version);
  }

  private static double maxOf(ActiveGame game) {
    return game.definition().rules().stream()
        .filter(Rule.Bound.class::isInstance)
        .map(Rule.Bound.class::cast)
        .findFirst()
        .orElseThrow()
        .max()
        .orElseThrow();
  }
}
