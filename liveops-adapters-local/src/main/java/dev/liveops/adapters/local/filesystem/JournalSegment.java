package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of the journal; they count up. */
record JournalSegment(Path path, int number) {

  private static final String SUFFIX = ".log";
  private static final int SLICE_BYTES = 512 * 1024;

  static JournalSegment of(Path directory, int number) {
    return new JournalSegment(directory.resolve("%09d".formatted(number) + SUFFIX), number);
  }

  /** Those in a directory, oldest first. */
  static List<JournalSegment> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{9}\\" + SUFFIX))
          .sorted()
          .map(file -> new JournalSegment(file, numberOf(file)))
          .toList();
    }
  }

  private static int numberOf(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
  }

  JournalSegment next() {
    return of(path.getParent(), number + 1);
  }

  /**
   * Makes the file, durably, with room for {@code bytes}. What is written there later changes
   * neither its length nor where it is on the disk, and is synced in half the time. A bit at a
   * time, so that those who sync something else meanwhile do not wait for all of it.
   */
  Disk.OpenFile create(Disk disk, long bytes) throws IOException {
    Disk.OpenFile file = disk.create(path);
    try {
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(SLICE_BYTES, bytes));
      for (long offset = 0; offset < bytes; offset += zeros.limit()) {
        file.write(zeros.rewind().limit((int) Math.min(zeros.capacity(), bytes - offset)), offset);
        file.force();
      }
      disk.forceDirectory(path.getParent());
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }
}
