package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes system calls of a running process fail, and lets them succeed again: libfiu's commands
 * ({@code fiu-utils} in Debian and Ubuntu), by remote control.
 */
final class Fiu {

  private static final int CONTROL_SECONDS_MAX = 20;

  // libfiu has a lock, asks the dynamic linker for functions while it holds it, and stands between
  // the linker and malloc, too, which that calls with a lock of its own held: two new threads of a
  // process that is about to stop end it there, one time in twenty. glibc's other malloc comes
  // first.
  private static final String WITHOUT_MALLOC =
      "LD_PRELOAD=\"libc_malloc_debug.so.0 $LD_PRELOAD\" exec \"$0\" \"$@\"";

  private final Path pipes;

  /** One that puts the pipes of its remote control into a directory. */
  Fiu(Path directory) {
    this.pipes = directory.resolve("fiu");
  }

  /** Whether the commands are there. */
  static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "fiu-run")));
  }

  /** The setup with its system calls within reach. */
  Setup around(Setup setup) {
    return setup.wrappedIn("fiu-run", "-x", "-f", pipes.toString(), "sh", "-c", WITHOUT_MALLOC);
  }

  /** From now on these calls fail with an error, each time. */
  void fail(LiveOps system, int errno, List<String> calls) {
    for (String call : calls) {
      control(system, "enable name=" + call + ",failinfo=" + errno);
    }
  }

  /** From now on these calls do what they should. */
  void restore(LiveOps system, List<String> calls) {
    for (String call : calls) {
      control(system, "disable name=" + call);
    }
  }

  private void control(LiveOps system, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  "fiu-ctrl", "-f", pipes.toString(), "-c", command, Long.toString(system.pid()))
              .redirectErrorStream(true)
              .start();
      if (!process.waitFor(CONTROL_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw system.failure("no answer to: " + command);
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals("", said, command);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
