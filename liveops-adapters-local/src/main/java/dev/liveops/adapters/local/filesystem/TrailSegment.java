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

  /** Sees a line without its end; {@code complete} is false for a last line that has none. */
  @FunctionalInterface
  interface LineVisitor {
    /** Returns false to read no further. */
    boolean visit(long offset, byte[] line, boolean complete) throws IOException;
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

  void forEachLine(LineVisitor visitor) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, Files.size(file) + 1)];
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    long lineStart = 0;
    long chunkStart = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        int from = 0;
        for (int i = 0; i < length; i++) {
          if (chunk[i] == '\n') {
            line.write(chunk, from, i - from);
            if (!visitor.visit(lineStart, line.toByteArray(), true)) {
              return;
            }
            line.reset();
            from = i + 1;
            lineStart = chunkStart + from;
          }
        }
        line.write(chunk, from, length - from);
        chunkStart += length;
        if (line.size() > LINE_BYTES_MAX) {
          throw new StorageFault(file + ": a line of more than 64 MiB at byte " + lineStart);
        }
      }
    }
    if (line.size() > 0) {
      visitor.visit(lineStart, line.toByteArray(), false);
    }
  }

  /** The line that begins at {@code offset}, without its end. */
  static byte[] lineAt(FileChannel in, long offset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    ByteBuffer chunk = ByteBuffer.allocate(4 * 1024);
    for (long at = offset; in.read(chunk.clear(), at) > 0; at += chunk.position()) {
      for (int i = 0; i < chunk.position(); i++) {
        if (chunk.get(i) == '\n') {
          line.write(chunk.array(), 0, i);
          return line.toByteArray();
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
