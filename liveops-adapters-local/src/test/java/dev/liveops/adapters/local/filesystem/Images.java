package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a data directory as bytes, to be damaged and put back. */
final class Images {

  private Images() {}

  /** What is in the files that make up the data; not what belongs to a process. */
  static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> image = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.equals("lock") && !name.endsWith("-shm")) {
          image.put(name, Files.readAllBytes(file));
        }
      }
    }
    return image;
  }

  /** The same, of files that are in use: as they are when nothing changed for two readings. */
  static Map<String, byte[]> readQuiet(Path root) throws IOException {
    Map<String, byte[]> before = Map.of();
    Map<String, byte[]> after = readInUse(root);
    while (!equal(before, after)) {
      before = after;
      after = readInUse(root);
    }
    return after;
  }

  private static Map<String, byte[]> readInUse(Path root) throws IOException {
    while (true) {
      try {
        return read(root);
      } catch (NoSuchFileException | UncheckedIOException e) {
        continue; // one was deleted before it was its turn
      }
    }
  }

  private static boolean equal(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(name -> Arrays.equals(one.get(name), other.get(name)));
  }

  /** Makes {@code root} hold these files and no others. */
  static void write(Path root, Map<String, byte[]> image) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(Files::isRegularFile).forEach(Images::delete);
      }
    }
    for (Map.Entry<String, byte[]> each : image.entrySet()) {
      Path file = root.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
