package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that cannot be used is named in one line, and the start refused. */
class RefusedStartIT {

  private static final int CANNOT_START = 3;

  @TempDir private Path directory;

  @Test
  void aPlaceWhereNoDirectoryCanBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    assertRefused(Setup.on(file), file);
    assertRefused(Setup.on(file.resolve("data")), file);
  }

  @Test
  void aDirectoryThatCannotBeWritten() throws IOException {
    Path data = directory.resolve("data");
    try (LiveOps system = LiveOps.start(Setup.on(data))) {
      system.terminate();
      assertEquals(128 + 15, system.awaitExit());
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Setup setup = Setup.on(data);
      // Root may write anywhere; in a namespace of its own it may not.
      boolean mayWriteAnyway = Files.isWritable(data);
      Setup unprivileged = mayWriteAnyway ? setup.wrappedIn("unshare", "--user") : setup;
      assumeTrue(!mayWriteAnyway || namespacesWork(), "needs another user than root");
      assertRefused(unprivileged, data);
    } finally {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static boolean namespacesWork() throws IOException {
    try {
      return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void assertRefused(Setup setup, Path named) {
    try (LiveOps system = LiveOps.launch(setup)) {
      assertEquals(CANNOT_START, system.awaitExit(), system::stderr);
      assertEquals(1, system.stderr().lines().count(), system::stderr);
      assertTrue(system.stderr().contains(named.toString()), system::stderr);
    }
  }
}
