package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that holds everything, and the lock that keeps a second process out of it. */
final class DataDirectory implements AutoCloseable {

  private static final String JOURNAL = "journal";

  private final Path root;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel lockFile, FileLock lock) {
    this.root = root;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens the directory, making it where it does not exist.
   *
   * @throws StorageFault when it cannot be written, or another process has it
   */
  static DataDirectory open(Path root) {
    try {
      Files.createDirectories(root.resolve("audit"));
    } catch (IOException e) {
      throw new StorageFault(root + ": cannot be made or written (" + e.getMessage() + ")", e);
    }
    if (!Files.isWritable(root)) {
      throw new StorageFault(root + ": the directory is not writable");
    }
    if (Files.exists(root.resolve("journal.db"))) {
      throw new StorageFault(
          root.resolve("journal.db")
              + ": written by an earlier LiveOps, this one keeps its journal in "
              + root.resolve(JOURNAL));
    }
    return locked(root);
  }

  /** Whether {@code root} has been such a directory before. */
  static boolean isIn(Path root) {
    return Files.exists(root.resolve(JOURNAL));
  }

  private static DataDirectory locked(Path root) {
    Path path = root.resolve("lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = holder(channel);
        channel.close();
        throw new StorageFault(root + ": in use by another LiveOps process" + holder);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      NativeLibrary.load(root.resolve("tmp"));
      return new DataDirectory(root, channel, lock);
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be locked (" + e.getMessage() + ")", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).trim();
    return pid.isEmpty() ? "" : " (pid " + pid + ")";
  }

  Path root() {
    return root;
  }

  Path journalDirectory() {
    return root.resolve(JOURNAL);
  }

  Path stateFile() {
    return root.resolve("state.db");
  }

  Path auditDirectory() {
    return root.resolve("audit");
  }

  Path secretsDirectory() {
    return root.resolve("secrets");
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new StorageFault(root + ": the lock cannot be released", e);
    }
  }
}
