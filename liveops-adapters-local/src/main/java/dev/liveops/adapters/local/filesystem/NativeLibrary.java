package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where SQLite's driver unpacks its native part, a megabyte, whenever a process begins. It takes it
 * away when the process ends in order, and only then: in the system's directory for such things,
 * processes that are killed again and again fill the disk.
 */
final class NativeLibrary {

  private static final String PLACE = "org.sqlite.tmpdir";

  private NativeLibrary() {}

  /**
   * Loads it, if this process has not yet: through a directory of ours, unless whoever started the
   * process wants another. What others left there goes, which takes nothing from a process that
   * still runs, since a file stays as long as it is in use.
   */
  static synchronized void load(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> left = files.filter(NativeLibrary::isOne).toList();
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    if (System.getProperty(PLACE) == null) {
      System.setProperty(PLACE, directory.toAbsolutePath().toString());
    }
    try {
      boolean unused = SQLiteJDBCLoader.initialize();
    } catch (Exception e) { // the driver declares no less
      throw new IOException("SQLite's native library cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static boolean isOne(Path file) {
    return file.getFileName().toString().startsWith("sqlite-");
  }
}
