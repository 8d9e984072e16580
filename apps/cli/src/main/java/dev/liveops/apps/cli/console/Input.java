package dev.liveops.apps.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that are named on the command line. */
public final class Input {

  /** What names standard input. */
  public static final String STANDARD = "-";

  private static final int BYTES_MAX = 64 * 1024 * 1024;

  private Input() {}

  /**
   * All bytes of a file, or of standard input for {@value #STANDARD}.
   *
   * @throws CommandFailure when it cannot be read, or is larger than 64 MiB
   */
  public static byte[] read(String file) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new CommandFailure(
            ExitCode.USAGE, file + ": is larger than " + (BYTES_MAX >> 20) + " MiB; split it");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.USAGE, file + ": no such file", e);
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(ExitCode.USAGE, file + ": cannot be read", e);
    }
  }

  private static InputStream open(String file) throws IOException {
    return file.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(file));
  }
}
