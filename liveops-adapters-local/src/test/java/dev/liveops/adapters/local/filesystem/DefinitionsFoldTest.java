package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.game.GameDefinitions.Version;
import dev.liveops.testkit.event.Events;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DefinitionsFoldTest {

  @TempDir private Path directory;

  private static Version version(String document) {
    return new Version(Events.GAME, 1, document, "ann", 1, 0);
  }

  @Test
  void aChangeWhoseOutcomeIsUnknownIsNotWrittenASecondTime() {
    try (StateDatabase database = StateDatabase.open(directory.resolve("state.db"));
        Journal journal = Journal.open(directory.resolve("journal"), Filesystem.SEGMENT_BYTES)) {
      DefinitionsFold definitions = new DefinitionsFold(database, journal);
      journal.listen(List.of(new Journal.Listening(definitions, "definitions", 0)));
      Thread.currentThread().interrupt(); // does not wait for a journal that does not write yet
      assertThrows(PortUnavailable.class, () -> definitions.change(version("first")));
      assertEquals(true, Thread.interrupted());
      journal.start();
      assertThrows(WriteConflict.class, () -> definitions.change(version("again")));
      assertEquals(
          List.of("first"),
          definitions.history(Events.GAME).stream().map(Version::document).toList());
    }
  }
}
