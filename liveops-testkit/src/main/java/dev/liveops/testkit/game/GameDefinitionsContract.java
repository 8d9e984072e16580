package dev.liveops.testkit.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.game.GameDefinitions.Version;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Deliveries;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link GameDefinitions}. */
public abstract class GameDefinitionsContract extends PortContract<GameDefinitionsContract.Ports> {

  private static final GameId GAME = Events.GAME;

  /** The definitions, and the bus on which their changes are published. */
  public record Ports(GameDefinitions definitions, EventBus bus) {}

  private Version version(GameId game, int number, String author) {
    return new Version(
        game, number, "game: x\n" + Facts.AWKWARD_TEXT + number, author, clock.millis(), 0);
  }

  private static Version at(long position, Version version) {
    return new Version(
        version.game(),
        version.version(),
        version.document(),
        version.author(),
        version.sinceMillis(),
        position);
  }

  private void change(Version version) {
    ports().definitions().change(version);
  }

  @Test
  void atFirstThereIsNoGame() {
    assertEquals(List.of(), ports().definitions().games());
    assertEquals(Optional.empty(), ports().definitions().current(GAME));
    assertEquals(List.of(), ports().definitions().history(GAME));
  }

  @Test
  void aChangeIsInEffectWhenItReturnsAndKnowsItsPosition() {
    ports().bus().publish(Facts.some(4)).join();
    change(version(GAME, 1, "ann"));
    assertEquals(Optional.of(at(5, version(GAME, 1, "ann"))), ports().definitions().current(GAME));
  }

  @Test
  void everyVersionStaysInTheHistoryOldestFirst() {
    change(version(GAME, 1, "ann"));
    clock.advance(Duration.ofHours(1));
    change(version(GAME, 2, "bob"));
    List<Version> history = ports().definitions().history(GAME);
    assertEquals(List.of(1, 2), history.stream().map(Version::version).toList());
    assertEquals(List.of("ann", "bob"), history.stream().map(Version::author).toList());
    assertEquals(Optional.of(history.get(1)), ports().definitions().current(GAME));
  }

  @Test
  void gamesHaveVersionsOfTheirOwn() {
    change(version(GAME, 1, "ann"));
    change(version(Events.OTHER_GAME, 1, "ann"));
    change(version(GAME, 2, "ann"));
    assertEquals(Set.of(GAME, Events.OTHER_GAME), Set.copyOf(ports().definitions().games()));
    assertEquals(2, ports().definitions().games().size());
    assertEquals(1, ports().definitions().current(Events.OTHER_GAME).orElseThrow().version());
  }

  @Test
  void onlyTheNextVersionIsTaken() {
    for (int wrong : new int[] {0, 2, -1}) {
      assertThrows(WriteConflict.class, () -> change(version(GAME, wrong, "ann")));
    }
    change(version(GAME, 1, "ann"));
    for (int wrong : new int[] {1, 3}) {
      assertThrows(WriteConflict.class, () -> change(version(GAME, wrong, "ann")));
    }
    assertEquals(1, ports().definitions().history(GAME).size());
    assertEquals(1, ports().bus().head(), "a conflict publishes nothing");
  }

  @Test
  void aChangeIsPublishedOnceOnEveryTopic() {
    Version first = version(GAME, 1, "ann");
    change(first);
    List<Delivery> published =
        List.of(
            new Delivery(
                1,
                new Fact.DefinitionChanged(GAME, 1, first.document(), "ann", first.sinceMillis())));
    for (Topic topic : Topic.values()) {
      assertEquals(published, Deliveries.all(ports().bus(), topic), topic::name);
    }
  }

  @Test
  void whoIsToldOfAChangeFindsItInEffect() {
    int changes = 50;
    Race.of(
        2,
        racer -> {
          for (int number = 1; racer == 0 && number <= changes; number++) {
            change(version(GAME, number, "ann"));
          }
          if (racer == 1) {
            followChanges(changes);
          }
          return null;
        });
  }

  private void followChanges(int changes) throws InterruptedException {
    int seen = 0;
    try (Subscription subscription = ports().bus().subscribe(Topic.EVENTS, "follower", 0)) {
      while (seen < changes) {
        for (Delivery delivery : subscription.poll(1, Duration.ofSeconds(30))) {
          Version current = ports().definitions().current(GAME).orElseThrow();
          seen = ((Fact.DefinitionChanged) delivery.fact()).version();
          assertTrue(current.version() >= seen, () -> "told of more than " + current);
          assertEquals(
              delivery.position(), ports().definitions().history(GAME).get(seen - 1).position());
        }
      }
    }
  }

  @Test
  void ofManyWhoMakeTheSameVersionExactlyOneSucceeds() {
    for (int number = 1; number <= 10; number++) {
      int next = number;
      List<Boolean> succeeded = Race.of(8, racer -> tryToChange(next, "racer-" + racer));
      assertEquals(1, succeeded.stream().filter(Boolean::booleanValue).count());
      String author = "racer-" + succeeded.indexOf(true);
      assertEquals(author, ports().definitions().current(GAME).orElseThrow().author());
    }
    assertEquals(10, Deliveries.published(ports().bus(), Fact.DefinitionChanged.class).size());
  }

  private boolean tryToChange(int number, String author) {
    try {
      change(version(GAME, number, author));
      return true;
    } catch (WriteConflict e) {
      return false;
    }
  }

  @Test
  void aChangeOutlivesClosingAndCrashing() {
    change(version(GAME, 1, "ann"));
    crash();
    assertEquals(
        kept(List.of(at(1, version(GAME, 1, "ann"))), List.of()),
        ports().definitions().history(GAME));
    change(version(GAME, kept(2, 1), "bob"));
    List<Version> history = ports().definitions().history(GAME);
    reopen();
    assertEquals(kept(history, List.of()), ports().definitions().history(GAME));
    crash();
    assertEquals(kept(history, List.of()), ports().definitions().history(GAME));
    assertEquals(kept(List.of(GAME), List.of()), ports().definitions().games());
  }

  @Test
  void aChangeThatCannotBeKeptTakesNoEffect() {
    GameDefinitions definitions = ports().definitions();
    close();
    assertThrows(PortUnavailable.class, () -> definitions.change(version(GAME, 1, "ann")));
    assertEquals(Optional.empty(), definitions.current(GAME));
  }
}
