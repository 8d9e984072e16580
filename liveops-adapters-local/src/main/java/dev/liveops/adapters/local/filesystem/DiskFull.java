package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There was no room on the disk for what should have been written. */
final class DiskFull extends IOException {

  private static final long serialVersionUID = 1L;
  private static final long ROOM_BYTES = 16L * 1024 * 1024;

  private DiskFull(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * What to throw when {@code e} came out of a write. Java does not tell one cause from another but
   * in words, and those are the system's, in the user's language: where they are none that we know,
   * the room that is left decides.
   */
  static IOException orSame(IOException e, Path directory) throws IOException {
    String message = String.valueOf(e.getMessage());
    boolean isFull =
        message.contains("No space left")
            || message.contains("quota exceeded")
            || Files.getFileStore(directory).getUsableSpace() < ROOM_BYTES;
    return isFull ? new DiskFull(e) : e;
  }
}
