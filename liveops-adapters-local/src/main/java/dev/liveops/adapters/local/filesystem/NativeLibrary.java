package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * The native part of SQLite's driver, a megabyte that has to be a file before it can be loaded.
 *
 * <p>The driver would unpack it, compare it byte by byte, and ask {@code uname} for the system; on
 * Linux we put it there ourselves, in a tenth of the time, and take it away as soon as it is
 * loaded: what a process has loaded stays with it. Elsewhere the driver does as it does, and takes
 * the file away when the process ends in order.
 */
final class NativeLibrary {

  private static final String PLACE = "org.sqlite.tmpdir";
  private static final String GIVEN_PLACE = "org.sqlite.lib.path";
  private static final String GIVEN_NAME = "org.sqlite.lib.name";
  private static final String PREFIX = "sqlite-";

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads it, if this process has not yet: through a directory of ours, unless whoever started the
   * process wants another. What killed processes left there goes, which takes nothing from a
   * process that still runs.
   */
  static synchronized void load(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> left = files.filter(NativeLibrary::isOne).toList();
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    if (loaded) {
      return;
    }
    String wanted = System.getProperty(PLACE);
    if (System.getProperty(GIVEN_PLACE) == null && System.getProperty("os.name").equals("Linux")) {
      loadUnpacked(wanted == null ? directory : Path.of(wanted));
    } else {
      loadByDriver(directory);
    }
    loaded = true;
  }

  private static void loadUnpacked(Path directory) throws IOException {
    String system = OSInfo.isMusl() ? "Linux-Musl" : "Linux";
    String resource =
        "/org/sqlite/native/" + system + "/" + OSInfo.getArchName() + "/libsqlitejdbc.so";
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        loadByDriver(directory); // a processor that we do not know to be one of theirs
        return;
      }
      Path library = Files.createTempFile(directory, PREFIX, ".so");
      try {
        Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
        System.setProperty(GIVEN_PLACE, directory.toAbsolutePath().toString());
        System.setProperty(GIVEN_NAME, library.getFileName().toString());
        loadByDriver(directory);
      } finally {
        System.clearProperty(GIVEN_PLACE);
        System.clearProperty(GIVEN_NAME);
        Files.deleteIfExists(library);
      }
    }
  }

  private static void loadByDriver(Path directory) throws IOException {
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
    return file.getFileName().toString().startsWith(PREFIX);
  }
}
