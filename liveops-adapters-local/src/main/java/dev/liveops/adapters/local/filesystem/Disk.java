package dev.liveops.adapters.local.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * How the files of the trail and of the journal are written. Tests put disks in between that lose,
 * tear, reorder and refuse; reading needs none of that.
 */
interface Disk {

  /**
   * Makes a file, or empties the one that is there. Its name is durable after {@link
   * #forceDirectory}.
   */
  OpenFile create(Path file) throws IOException;

  /** Opens a file that is there. */
  OpenFile open(Path file) throws IOException;

  /** Gives a file another name, and takes that from the one that has it; all at once. */
  void move(Path from, Path to) throws IOException;

  /** Takes a file away, if it is there; for certain after {@link #forceDirectory}. */
  void delete(Path file) throws IOException;

  /** Makes the names in a directory durable. */
  void forceDirectory(Path directory) throws IOException;

  /** A file to write to. For one thread. */
  interface OpenFile extends Closeable {

    /** Writes all of {@code bytes} at a place; a part of them may be there after a failure. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Cuts off what is behind a place. */
    void truncate(long bytes) throws IOException;

    /**
     * Makes what was written durable. After a failure nobody knows what is on the disk of all that
     * was written since the last success, and asking again does not tell.
     */
    void force() throws IOException;
  }
}
