package dev.liveops.adapters.local.filesystem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of the trail, named by the position of its first line. */
record TrailSegment(Path file, long first) implements Comparable<TrailSegment> {

  private static final String PREFIX = "trail-";
  private static final String SUFFIX = ".jsonl";
  private static final int CHUNK_BYTES = 256 * 1024;
  private static final int LINE_BYTES_MAX = 64 * 1024 * 1024;

  /** Sees lines, each until it returns. */
  @FunctionalInterface
  interface LineVisitor {
    /** Returns false to read no further. */
    boolean visit(TrailLine line) throws IOException;
  }

  static TrailSegment startingAt(Path directory, long first) {
    return new TrailSegment(directory.resolve(PREFIX + "%015d".formatted(first) + SUFFIX), first);
  }

  /** The segments in a directory, oldest first. */
  static List<TrailSegment> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(PREFIX + "\\d{15}\\.jsonl"))
          .map(TrailSegment::named)
          .sorted()
          .toList();
    }
  }

  private static TrailSegment named(Path file) {
    String name = file.getFileName().toString();
    return new TrailSegment(
        file, Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
  }

  Path indexFile() {
    return beside(".idx");
  }

  Path sealFile() {
    return beside(".seal");
  }

  private Path beside(String suffix) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + suffix);
  }

  /** Hands the lines to a visitor, in order. */
  void forEachLine(LineVisitor visitor) throws IOException {
    byte[] buffer = new byte[(int) Math.min(CHUNK_BYTES, Files.size(file) + 1)];
    long offset = 0; // in the file, of the first byte in the buffer
    int length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.read(buffer);
      while (read >= 0) {
        int from = 0;
        int end = length + read;
        for (int lineEnd = lineEnd(buffer, length, end);
            lineEnd < end;
            lineEnd = lineEnd(buffer, from, end)) {
          if (!visitor.visit(new TrailLine(offset + from, buffer, from, lineEnd - from, true))) {
            return;
          }
          from = lineEnd + 1;
        }
        offset += from;
        length = end - from;
        buffer = withRoom(buffer, from, length, offset);
        read = in.read(buffer, length, buffer.length - length);
      }
    }
    if (length > 0) {
      visitor.visit(new TrailLine(offset, buffer, 0, length, false));
    }
  }

  /**
   * The next line end, or {@code to}. A loop of its own: within the one over lines it makes the JVM
   * compile that, and with it all that visitors do, for seconds and again with each kind of them.
   */
  private static int lineEnd(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Moves what was not visited yet to the beginning of a buffer that has room behind it. */
  private byte[] withRoom(byte[] buffer, int from, int length, long offset) {
    if (length > LINE_BYTES_MAX) {
      throw new StorageFault(file + ": a line of more than 64 MiB at byte " + offset);
    }
    byte[] next = length < buffer.length ? buffer : new byte[2 * length];
    System.arraycopy(buffer, from, next, 0, length);
    return next;
  }

  /** The line that begins at {@code offset}. */
  static TrailLine lineAt(FileChannel in, long offset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    ByteBuffer chunk = ByteBuffer.allocate(4 * 1024);
    for (long at = offset; in.read(chunk.clear(), at) > 0; at += chunk.position()) {
      for (int i = 0; i < chunk.position(); i++) {
        if (chunk.get(i) == '\n') {
          line.write(chunk.array(), 0, i);
          return new TrailLine(offset, line.toByteArray(), 0, line.size(), true);
        }
      }
      line.write(chunk.array(), 0, chunk.position());
    }
    throw new IOException("no whole line at byte " + offset);
  }

  @Override
  public int compareTo(TrailSegment other) {
    return Long.compare(first, other.first);
  }
}
