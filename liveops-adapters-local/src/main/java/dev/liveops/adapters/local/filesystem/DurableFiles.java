package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes to files that are whole and durable, or did not happen. */
final class DurableFiles {

  private DurableFiles() {}

  /** Puts a file with this content at {@code path}, whatever was there. */
  static void replace(Path path, ByteBuffer content) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + "-new");
    Files.deleteIfExists(aside);
    try (FileChannel channel =
        FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    move(aside, path);
  }

  /** Gives a file that is durable itself another name in its directory. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
