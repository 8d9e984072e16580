package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Does to a trail what must not be done to it, and knows where the first trace of that is. */
final class Tampering {

  private final Random random;
  private final Path head;
  private final List<TrailSegment> segments;
  private final Map<Path, List<String>> lines = new TreeMap<>();
  private final Map<Path, byte[]> original = new TreeMap<>();
  private final Set<Path> touched = new HashSet<>();

  /** The first entry that is wrong: what a verification has to name. */
  record Trace(Path file, long line, long position) {}

  /** Which line, of which segment. */
  private record At(TrailSegment segment, int index) {}

  /** Tampers with a trail that nobody writes to. */
  Tampering(Path data, Random random) throws IOException {
    this.random = random;
    this.head = data.resolve(SealFile.HEAD);
    this.segments = TestTrails.segments(data);
    for (TrailSegment segment : segments) {
      String text = Files.readString(segment.file(), StandardCharsets.ISO_8859_1);
      lines.put(segment.file(), List.of(text.split("(?<=\n)")));
      original.put(segment.file(), Files.readAllBytes(segment.file()));
    }
    for (TrailSegment segment : segments.subList(0, segments.size() - 1)) {
      original.put(segment.sealFile(), Files.readAllBytes(segment.sealFile()));
    }
    original.put(head, Files.readAllBytes(head));
  }

  /** Makes everything as it was. */
  void undo() throws IOException {
    for (Path file : List.copyOf(touched)) {
      put(file, original.get(file));
    }
    touched.clear();
  }

  /**
   * A new file, because file systems hurry to write one that is truncated, which takes its time.
   */
  private void put(Path file, byte[] bytes) throws IOException {
    remove(file);
    Files.write(file, bytes);
  }

  private void remove(Path file) throws IOException {
    touched.add(file);
    Files.deleteIfExists(file);
  }

  /** Does one thing, and returns where it shows. */
  Trace tamper() throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> bytes(true);
      case 1 -> bytes(false);
      case 2, 3 -> line();
      case 4 -> swap();
      case 5, 6 -> cut();
      case 7 -> remove();
      case 8 -> {
        int number = random.nextInt(segments.size() - 1);
        damage(segments.get(number).sealFile());
        return new Trace(segments.get(number).sealFile(), 1, segments.get(number + 1).first() - 1);
      }
      case 9 -> {
        damage(head);
        return new Trace(head, 1, lastOf(segments.getLast()));
      }
      default -> {
        return rewrite();
      }
    }
    return firstDifference();
  }

  private At anyLine() {
    TrailSegment segment = segments.get(random.nextInt(segments.size()));
    return new At(segment, random.nextInt(lines.get(segment.file()).size()));
  }

  private long lastOf(TrailSegment segment) {
    return segment.first() + lines.get(segment.file()).size() - 1;
  }

  /** Flips a bit, or puts any bytes in place of some. */
  private void bytes(boolean flip) throws IOException {
    Path file = anyLine().segment().file();
    byte[] bytes = original.get(file).clone();
    int at = random.nextInt(bytes.length);
    if (flip) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      put(file, bytes);
      return;
    }
    byte[] with = new byte[1 + random.nextInt(9)];
    random.nextBytes(with);
    with[0] = (byte) (bytes[at] + 1);
    int end = Math.min(bytes.length, at + random.nextInt(9));
    LineBuffer changed = new LineBuffer(bytes.length);
    changed.write(bytes, 0, at);
    changed.write(with, 0, with.length);
    changed.write(bytes, end, bytes.length - end);
    put(file, Arrays.copyOf(changed.array(), changed.length()));
  }

  /** Takes a line away, doubles it, or puts a forged one before it. */
  private void line() throws IOException {
    At at = anyLine();
    List<String> changed = new ArrayList<>(lines.get(at.segment().file()));
    switch (random.nextInt(3)) {
      case 0 -> changed.remove(at.index());
      case 1 -> changed.add(at.index(), changed.get(at.index()));
      default ->
          changed.add(
              at.index(),
              "{\"position\":%d,\"kind\":\"admin_acted\",\"hash\":\"%064x\"}\n"
                  .formatted(
                      at.segment().first() + at.index(), random.nextLong() & Long.MAX_VALUE));
    }
    write(at.segment().file(), changed);
  }

  private void swap() throws IOException {
    At one = anyLine();
    At other = anyLine();
    if (one.equals(other)) {
      cut();
      return;
    }
    String first = lines.get(one.segment().file()).get(one.index());
    String second = lines.get(other.segment().file()).get(other.index());
    for (At at : List.of(one, other)) {
      List<String> changed = new ArrayList<>(lines.get(at.segment().file()));
      changed.replaceAll(line -> line.equals(first) ? second : line.equals(second) ? first : line);
      write(at.segment().file(), changed);
    }
  }

  /** Cuts a segment off, anywhere or between two lines. */
  private void cut() throws IOException {
    At at = anyLine();
    Path file = at.segment().file();
    int bytes = original.get(file).length;
    int length =
        random.nextBoolean()
            ? random.nextInt(bytes)
            : String.join("", lines.get(file).subList(0, at.index())).length();
    put(file, Arrays.copyOf(original.get(file), length));
  }

  /** Removes segments from one on, with their seals or without; or the seal of one alone. */
  private void remove() throws IOException {
    int from = random.nextInt(segments.size());
    int to = random.nextBoolean() ? from + 1 : segments.size();
    boolean withSeals = random.nextBoolean();
    for (TrailSegment segment : segments.subList(from, to)) {
      remove(segment.file());
      if (withSeals && original.containsKey(segment.sealFile())) {
        remove(segment.sealFile());
      }
    }
  }

  /** Flips a bit of a seal, cuts it, removes it, or puts another in its place. */
  private void damage(Path seal) throws IOException {
    byte[] bytes = original.get(seal).clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        put(seal, bytes);
      }
      case 1 -> put(seal, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      case 2 -> remove(seal);
      default -> {
        List<Path> others = new ArrayList<>(original.keySet());
        others.removeIf(other -> other.equals(seal) || lines.containsKey(other));
        put(seal, original.get(others.get(random.nextInt(others.size()))));
      }
    }
  }

  /** Changes a line and makes all hashes of its segment anew: only what was signed tells. */
  private Trace rewrite() throws IOException {
    At at = anyLine();
    int number = segments.indexOf(at.segment());
    String before = number == 0 ? "" : lines.get(segments.get(number - 1).file()).getLast();
    put(at.segment().file(), RehashedLines.of(before, lines.get(at.segment().file()), at.index()));
    return new Trace(
        at.segment().file(), lines.get(at.segment().file()).size(), lastOf(at.segment()));
  }

  /** The entry in which a segment differs from what it was. */
  private Trace firstDifference() throws IOException {
    for (TrailSegment segment : segments) {
      if (!touched.contains(segment.file())) {
        continue;
      }
      byte[] now = Files.exists(segment.file()) ? Files.readAllBytes(segment.file()) : new byte[0];
      int offset = Arrays.mismatch(original.get(segment.file()), now);
      if (offset >= 0) {
        int line = 1;
        int end = 0;
        for (String each : lines.get(segment.file())) {
          end += each.length();
          if (offset < end) {
            break;
          }
          line++;
        }
        return new Trace(segment.file(), line, segment.first() + line - 1);
      }
    }
    throw new AssertionError("nothing was changed");
  }

  private void write(Path file, List<String> lines) throws IOException {
    put(file, String.join("", lines).getBytes(StandardCharsets.ISO_8859_1));
  }
}
