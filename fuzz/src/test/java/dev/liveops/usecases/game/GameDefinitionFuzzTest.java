package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.liveops.domain.event.EventType;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Window;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever the document is: a game that can be played, or a line for each of its faults. */
final class GameDefinitionFuzzTest {
  private static final int FAULTS_MAX = 100;
  private static final long NOW_MILLIS = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

  @FuzzTest
  void aDocumentIsAGameThatCanBePlayedOrFaulty(byte[] document) {
    String yaml = new String(document, StandardCharsets.UTF_8);
    switch (GameDefinitionReader.read(yaml)) {
      case GameDefinitionReader.Read(GameDefinition definition) -> {
        if (GameDefinitionReader.read(yaml)
            instanceof GameDefinitionReader.Read(GameDefinition again)) {
          assertEquals(definition.eventTypes(), again.eventTypes());
          assertEquals(definition.rules(), again.rules());
          assertEquals(definition.boards(), again.boards());
        } else {
          throw new AssertionError("in order, and then not");
        }
        canBePlayed(definition);
      }
      case GameDefinitionReader.Faulty(List<Fault> faults) -> {
        assertFalse(faults.isEmpty());
        assertTrue(faults.size() <= FAULTS_MAX);
        faults.forEach(GameDefinitionFuzzTest::isALine);
      }
    }
  }

  private static void isALine(Fault fault) {
    assertTrue(fault.line() >= 1 && fault.column() >= 1, fault::toString);
    assertFalse(fault.expected().isBlank());
    assertTrue(fault.toString().chars().noneMatch(Character::isISOControl), fault::toString);
  }

  private static void canBePlayed(GameDefinition game) {
    assertFalse(game.eventTypes().isEmpty());
    assertFalse(game.boards().isEmpty());
    Set<String> names = new HashSet<>();
    for (EventType type : game.eventTypes()) {
      assertTrue(names.add(type.name()), type::name);
      String event =
          "{\"type\":\"%s\",\"player_id\":\"p\",\"ts\":1730560000,\"payload\":{}}"
              .formatted(type.name());
      EventJson.read(event.getBytes(StandardCharsets.UTF_8), game);
    }
    names.clear();
    for (BoardDefinition board : game.boards()) {
      assertTrue(names.add(board.name()), board::name);
      assertFalse(board.windows().isEmpty());
    }
    for (WindowKind kind : WindowKind.values()) {
      Optional<Window> window = game.calendar().at(kind, NOW_MILLIS);
      window.ifPresent(
          found -> {
            assertTrue(found.contains(NOW_MILLIS), found::toString);
            assertEquals(window, game.calendar().byId(kind, found.id()));
          });
    }
  }
}
