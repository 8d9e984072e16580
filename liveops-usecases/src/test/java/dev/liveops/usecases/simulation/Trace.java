package dev.liveops.usecases.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.CRC32C;

/** What happened, in lines: the last of them, and a hash of all. */
final class Trace {

  private static final int LINES_MAX = 60;

  private final Deque<String> tail = new ArrayDeque<>();
  private final CRC32C crc = new CRC32C();
  private long lines;

  void add(String line) {
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    crc.update('\n');
    lines++;
    tail.addLast(line);
    if (tail.size() > LINES_MAX) {
      tail.removeFirst();
    }
  }

  /** The same for two simulations in which the same happened. */
  long hash() {
    return lines << 32 | crc.getValue();
  }

  String tail() {
    return String.join("\n", tail);
  }
}
