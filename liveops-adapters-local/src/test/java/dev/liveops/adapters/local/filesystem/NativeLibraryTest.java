package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

class NativeLibraryTest {

  @TempDir private Path directory;

  @Test
  void whatAKilledProcessLeftIsTakenAwayAndNothingElse() throws IOException {
    Path place = directory.resolve("tmp");
    Files.createDirectories(place);
    Path library = place.resolve("sqlite-3.54.1.0-1f-libsqlitejdbc.so");
    Path lock = place.resolve("sqlite-3.54.1.0-1f-libsqlitejdbc.so.lck");
    Path notes = place.resolve("notes.txt");
    for (Path file : List.of(library, lock, notes)) {
      Files.writeString(file, "");
    }

    NativeLibrary.load(place);

    assertFalse(Files.exists(library));
    assertFalse(Files.exists(lock));
    assertTrue(Files.exists(notes));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anotherDirectoryMayComeWhenTheFirstIsGone() throws Exception {
    Path first = directory.resolve("first");
    NativeLibrary.load(first);
    Files.delete(first);

    NativeLibrary.load(directory.resolve("second"));

    assertTrue(SQLiteJDBCLoader.isNativeMode());
  }
}
