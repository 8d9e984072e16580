package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A disk that knows what of it is durable. Whoever reads sees everything that was written, as on a
 * real one; what a power cut leaves is what was forced, and of the rest any part, in any order,
 * torn at sectors or in the middle of them. Names are durable when their directory was forced.
 */
final class SimulatedDisk implements Disk {

  /** What it does wrong. */
  enum Kind {
    /** Nothing. */
    HONEST,
    /** Forcing a file does nothing. */
    FORCES_NO_FILE,
    /** Forcing a directory does nothing. */
    FORCES_NO_DIRECTORY
  }

  /** The end of the process: thrown out of the operation that the power cut comes before. */
  static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int SECTOR_BYTES = 512;

  private final Path root;
  private final Random random;
  private final Kind kind;
  // Sorted, so that a seed leads to the same disk wherever the directory is.
  private final Map<Path, Inode> names = new TreeMap<>();
  private final Map<Path, Inode> durableNames = new TreeMap<>();
  private final List<Renaming> renamings = new ArrayList<>();
  private long operations;
  private long cutAt = Long.MAX_VALUE;
  private double faultShare;

  /** What is in a file: for certain, and perhaps. */
  private static final class Inode {
    private byte[] durable;
    private final List<Change> changes = new ArrayList<>();

    Inode(byte[] durable) {
      this.durable = durable;
    }
  }

  /** Bytes at a place; or, when there are none, the end of the file there. */
  private record Change(long offset, byte[] bytes) {
    byte[] on(byte[] file) {
      if (bytes.length == 0) {
        return Arrays.copyOf(file, (int) offset);
      }
      byte[] changed = Arrays.copyOf(file, (int) Math.max(file.length, offset + bytes.length));
      System.arraycopy(bytes, 0, changed, (int) offset, bytes.length);
      return changed;
    }
  }

  /** A name that a file was given, in place of another one or of none; or that is no more. */
  private record Renaming(Path from, Path to, Optional<Inode> inode) {
    void in(Map<Path, Inode> directory) {
      directory.remove(from);
      inode.ifPresent(file -> directory.put(to, file));
    }
  }

  /** A disk with what is in a directory: all of that is durable. */
  SimulatedDisk(Path root, Random random, Kind kind) {
    this.root = root;
    this.random = random;
    this.kind = kind;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        names.put(file, new Inode(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    durableNames.putAll(names);
  }

  /** Cuts the power before one of the next operations. */
  void cutWithin(int operationsMax) {
    cutAt = operations + 1 + random.nextInt(operationsMax);
  }

  /** Lets operations fail from now on, as they do on a full disk and on a broken one. */
  void fail(double share) {
    faultShare = share;
  }

  /** Writes what a power cut leaves to another directory. */
  void leaveTo(Path other) throws IOException {
    for (Renaming renaming : renamings) {
      if (random.nextBoolean()) {
        renaming.in(durableNames);
      }
    }
    for (Map.Entry<Path, Inode> entry : durableNames.entrySet()) {
      Path file = other.resolve(root.relativize(entry.getKey()));
      Files.createDirectories(file.getParent());
      Files.write(file, left(entry.getValue()));
    }
  }

  private byte[] left(Inode inode) {
    List<Change> survivors = new ArrayList<>(inode.changes);
    if (random.nextBoolean()) {
      survivors.removeIf(change -> random.nextBoolean());
      Collections.shuffle(survivors, random);
    }
    byte[] left = inode.durable;
    for (Change change : survivors) {
      left = torn(change).on(left);
    }
    return left;
  }

  private Change torn(Change change) {
    int length = change.bytes().length;
    if (length == 0 || random.nextBoolean()) {
      return change;
    }
    int end = 1 + random.nextInt(length);
    if (random.nextBoolean()) {
      long sector = (change.offset() + end) / SECTOR_BYTES * SECTOR_BYTES;
      end = (int) Math.max(1, sector - change.offset());
    }
    return new Change(change.offset(), Arrays.copyOf(change.bytes(), end));
  }

  private void operation() throws IOException {
    if (++operations >= cutAt) {
      throw new PowerCut();
    }
    if (random.nextDouble() < faultShare) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    operation();
    // File systems hurry to write what is truncated or replaced, and that takes its time.
    Files.deleteIfExists(file);
    Files.createFile(file);
    Inode inode = names.get(file);
    if (inode == null) {
      inode = new Inode(new byte[0]);
      names.put(file, inode);
      renamings.add(new Renaming(file, file, Optional.of(inode)));
    }
    inode.changes.add(new Change(0, new byte[0]));
    return new Opened(file, inode);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    operation();
    return new Opened(file, names.get(file));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    operation();
    Files.deleteIfExists(to);
    Files.move(from, to);
    Renaming renaming = new Renaming(from, to, Optional.of(names.get(from)));
    renaming.in(names);
    renamings.add(renaming);
  }

  @Override
  public void delete(Path file) throws IOException {
    operation();
    Files.deleteIfExists(file);
    Renaming gone = new Renaming(file, file, Optional.empty());
    gone.in(names);
    renamings.add(gone);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    operation();
    if (kind == Kind.FORCES_NO_DIRECTORY) {
      return;
    }
    renamings.removeIf(
        renaming -> {
          boolean isThere = renaming.to().getParent().equals(directory);
          if (isThere) {
            renaming.in(durableNames);
          }
          return isThere;
        });
  }

  private final class Opened implements OpenFile {
    private final Path file;
    private final Inode inode;

    Opened(Path file, Inode inode) {
      this.file = file;
      this.inode = inode;
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      try {
        operation();
      } catch (IOException | PowerCut e) {
        change(offset, Arrays.copyOf(all, random.nextInt(all.length)));
        throw e;
      }
      change(offset, all);
    }

    private void change(long offset, byte[] bytes) throws IOException {
      if (bytes.length > 0) {
        inode.changes.add(new Change(offset, bytes));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(bytes), offset);
        }
      }
    }

    @Override
    public void truncate(long bytes) throws IOException {
      operation();
      if (bytes < Files.size(file)) {
        inode.changes.add(new Change(bytes, new byte[0]));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(bytes);
        }
      }
    }

    /** After a failure the file looks as if all were well, and none of it will ever be durable. */
    @Override
    public void force() throws IOException {
      try {
        operation();
      } catch (IOException e) {
        inode.changes.removeIf(change -> random.nextBoolean());
        throw e;
      }
      if (kind != Kind.FORCES_NO_FILE) {
        for (Change change : inode.changes) {
          inode.durable = change.on(inode.durable);
        }
        inode.changes.clear();
      }
    }

    @Override
    public void close() {}
  }
}
