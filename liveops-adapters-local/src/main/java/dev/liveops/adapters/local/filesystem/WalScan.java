package dev.liveops.adapters.local.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a write-ahead log holds, by the rules of <a
 * href="https://sqlite.org/fileformat2.html#the_write_ahead_log">SQLite's file format</a>: frames
 * count up to the last commit before the first frame that is not whole. SQLite says nothing of the
 * rest; here it is looked at, because every commit is synced before the next begins, so a bad frame
 * that is followed by frames of a later commit is no torn write.
 *
 * @param salts names this filling of the log; 0 when there is none
 * @param frames how many frames count
 * @param databasePages how many pages the database has after the last commit
 * @param pages the checksum of the newest content of each page in it
 * @param damage why it cannot be what was written, if so
 */
record WalScan(
    long salts,
    int frames,
    int databasePages,
    Map<Integer, Integer> pages,
    Optional<String> damage) {

  static final int HEADER_BYTES = 32;
  static final int FRAME_HEADER_BYTES = 24;
  static final int FRAME_BYTES = FRAME_HEADER_BYTES + SqliteFile.PAGE_BYTES;

  private static final int MAGIC_LITTLE_ENDIAN = 0x377f0682;
  private static final int MAGIC_BIG_ENDIAN = 0x377f0683;
  private static final int VERSION = 3_007_000;
  private static final int FRAMES_AT_ONCE = 128;

  /** What the log at {@code path} holds; nothing when there is no such file. */
  static WalScan of(Path path) {
    try {
      if (!Files.exists(path) || Files.size(path) < HEADER_BYTES) {
        return nothing(Optional.empty());
      }
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        return of(channel);
      }
    } catch (IOException e) {
      throw new StorageFault(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static WalScan nothing(Optional<String> damage) {
    return new WalScan(0, 0, 0, Map.of(), damage);
  }

  private static WalScan of(FileChannel channel) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    fill(channel, header, 0);
    int magic = header.getInt(0);
    Chain chain =
        new Chain(magic == MAGIC_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    chain.add(header.slice(0, 24));
    if ((magic != MAGIC_BIG_ENDIAN && magic != MAGIC_LITTLE_ENDIAN)
        || header.getInt(4) != VERSION
        || header.getInt(8) != SqliteFile.PAGE_BYTES
        || !chain.is(header.getLong(24))) {
      // The header is synced before a frame is written: only a log without frames may lack it.
      boolean begun = channel.size() > HEADER_BYTES;
      return nothing(begun ? Optional.of("its header is not whole") : Optional.empty());
    }
    return new Reading(channel, header.getLong(16), chain).result();
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    buffer.flip();
  }

  /** The running checksum over everything before, as SQLite defines it. */
  private static final class Chain {
    private final ByteOrder order;
    private int first;
    private int second;

    Chain(ByteOrder order) {
      this.order = order;
    }

    void add(ByteBuffer words) {
      words.order(order);
      int s0 = first;
      int s1 = second;
      for (int at = 0; at < words.limit(); at += 2 * Integer.BYTES) {
        s0 += words.getInt(at) + s1;
        s1 += words.getInt(at + Integer.BYTES) + s0;
      }
      first = s0;
      second = s1;
    }

    void addFrame(ByteBuffer frame) {
      add(frame.slice(0, 8));
      add(frame.slice(FRAME_HEADER_BYTES, SqliteFile.PAGE_BYTES));
    }

    boolean is(long stored) {
      return stored == ((long) first << Integer.SIZE | second & 0xffffffffL);
    }

    void goOnFrom(Chain other) {
      first = other.first;
      second = other.second;
    }

    void goOnFrom(long stored) {
      first = (int) (stored >> Integer.SIZE);
      second = (int) stored;
    }
  }

  /** One pass over the frames. */
  private static final class Reading {
    private final long salts;
    private final Chain chain; // over what is stored, from the first bad frame on
    private final Chain fromContent; // for when it is the stored checksum that is bad
    private final Map<Integer, Integer> committed = new HashMap<>();
    private final Map<Integer, Integer> pending = new HashMap<>();
    private int frames;
    private int databasePages;
    private int firstBad = -1;
    private boolean afterCommit;
    private Optional<String> damage = Optional.empty();

    Reading(FileChannel channel, long salts, Chain chain) throws IOException {
      this.salts = salts;
      this.chain = chain;
      this.fromContent = new Chain(chain.order);
      int there = (int) ((channel.size() - HEADER_BYTES) / FRAME_BYTES);
      ByteBuffer buffer = ByteBuffer.allocateDirect(FRAMES_AT_ONCE * FRAME_BYTES);
      for (int from = 0; from < there && damage.isEmpty(); from += FRAMES_AT_ONCE) {
        int count = Math.min(FRAMES_AT_ONCE, there - from);
        buffer.clear().limit(count * FRAME_BYTES);
        fill(channel, buffer, HEADER_BYTES + (long) from * FRAME_BYTES);
        for (int i = 0; i < count; i++) {
          frame(from + i, buffer.slice(i * FRAME_BYTES, FRAME_BYTES));
        }
      }
    }

    private void frame(int number, ByteBuffer frame) {
      boolean ours = frame.getLong(8) == salts;
      long stored = frame.getLong(16);
      chain.addFrame(frame);
      if (firstBad < 0) {
        if (ours && chain.is(stored)) {
          whole(number, frame);
          return;
        }
        firstBad = number;
        fromContent.goOnFrom(chain);
      } else {
        fromContent.addFrame(frame);
        if (afterCommit && ours && (chain.is(stored) || fromContent.is(stored))) {
          damage =
              Optional.of(
                  "frame %d (at byte %d) is not whole, and later commits follow it"
                      .formatted(firstBad, HEADER_BYTES + (long) firstBad * FRAME_BYTES));
        }
      }
      afterCommit = frame.getInt(4) != 0;
      chain.goOnFrom(stored); // what followed this frame was computed from it
    }

    private void whole(int number, ByteBuffer frame) {
      pending.put(
          frame.getInt(0), PageSums.sumOf(frame.slice(FRAME_HEADER_BYTES, SqliteFile.PAGE_BYTES)));
      int pagesAfterCommit = frame.getInt(4);
      if (pagesAfterCommit != 0) {
        committed.putAll(pending);
        pending.clear();
        frames = number + 1;
        databasePages = pagesAfterCommit;
      }
    }

    WalScan result() {
      return new WalScan(salts, frames, databasePages, committed, damage);
    }
  }
}
