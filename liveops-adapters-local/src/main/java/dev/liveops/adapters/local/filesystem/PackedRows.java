package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.PlayerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encoded states by player, in as few and as long-lived objects as can be: a state that changes
 * does so in place, so that what was kept for long never becomes garbage. For one thread at a time.
 *
 * <p>An open table: a row lies at the place its hash says or behind it, with nothing empty between.
 * Beyond a number of bytes, rows that are as the table on disk has them and were not asked for
 * since the hand passed the last time have to go.
 */
final class PackedRows {

  private static final int SLOTS_MIN = 1024;
  private static final int SLOT_BYTES = 12 + 4 + 4 + 1; // the header of a row, and what is below
  private static final int LOOKED_AT_MAX = 32;

  private static final int CHANGED = 1; // since rows were last taken
  private static final int TAKEN = 2; // on the way to the table, and not known to be there
  private static final int USED = 4; // since the hand passed

  private final long seed;
  private final long bytesMax;
  private byte[][] rows = new byte[SLOTS_MIN][];
  private int[] hashes = new int[SLOTS_MIN];
  private byte[] marks = new byte[SLOTS_MIN];
  private int size;
  private long bytes;
  private int hand;

  /**
   * Begins empty.
   *
   * @param bytesMax how much to hold, but for changes that have to be held
   * @param hashSeed any number that outsiders do not know
   */
  PackedRows(long bytesMax, long hashSeed) {
    this.bytesMax = bytesMax;
    this.seed = hashSeed;
  }

  /** A copy of the state of a player. */
  Optional<byte[]> find(PlayerKey key) {
    int slot = slotOf(key, hash(key));
    if (rows[slot] == null) {
      return Optional.empty();
    }
    marks[slot] |= USED;
    return Optional.of(PlayerRow.state(rows[slot]));
  }

  /** Keeps a state that is in the table. */
  void keep(PlayerKey key, byte[] state) {
    put(key, state, 0);
  }

  /** Keeps a state that is not yet in the table, and until it is. */
  void change(PlayerKey key, byte[] state) {
    put(key, state, CHANGED | USED);
  }

  private void put(PlayerKey key, byte[] state, int mark) {
    int hash = hash(key);
    int slot = slotOf(key, hash);
    byte[] row = rows[slot];
    // Whoever took a row writes it as it was: it is replaced then, and not changed.
    if (row == null || (marks[slot] & TAKEN) != 0 || !PlayerRow.replace(row, state)) {
      rows[slot] = PlayerRow.of(key, state);
      bytes += weight(rows[slot]) - (row == null ? 0 : weight(row));
      hashes[slot] = hash;
    }
    marks[slot] |= (byte) mark;
    if (row == null) {
      size++;
      grow();
    }
    makeRoom();
  }

  private static int weight(byte[] row) {
    return row.length + SLOT_BYTES;
  }

  /**
   * The rows that are not known to be in the table. They stay as they are, whatever is changed
   * meanwhile.
   */
  List<byte[]> take() {
    for (int slot = 0; slot < marks.length; slot++) {
      if ((marks[slot] & CHANGED) != 0) {
        marks[slot] = (byte) (marks[slot] & ~CHANGED | TAKEN);
      }
    }
    return marked(TAKEN);
  }

  /** What was taken is in the table. */
  void taken() {
    for (int slot = 0; slot < marks.length; slot++) {
      marks[slot] &= ~TAKEN;
    }
  }

  /** The rows that are not known to be in the table; as they are now. */
  List<byte[]> unwritten() {
    return marked(CHANGED | TAKEN);
  }

  private List<byte[]> marked(int mark) {
    List<byte[]> marked = new ArrayList<>();
    for (int slot = 0; slot < marks.length; slot++) {
      if ((marks[slot] & mark) != 0) {
        marked.add(rows[slot]);
      }
    }
    return marked;
  }

  /** Where the row of a player is, or would be. */
  private int slotOf(PlayerKey key, int hash) {
    int slot = hash & (rows.length - 1);
    while (rows[slot] != null && (hashes[slot] != hash || !PlayerRow.isOf(rows[slot], key))) {
      slot = (slot + 1) & (rows.length - 1);
    }
    return slot;
  }

  private void grow() {
    if (size <= rows.length / 4 * 3) {
      return;
    }
    byte[][] oldRows = rows;
    int[] oldHashes = hashes;
    byte[] oldMarks = marks;
    rows = new byte[oldRows.length * 2][];
    hashes = new int[rows.length];
    marks = new byte[rows.length];
    for (int old = 0; old < oldRows.length; old++) {
      if (oldRows[old] != null) {
        int slot = oldHashes[old] & (rows.length - 1);
        while (rows[slot] != null) {
          slot = (slot + 1) & (rows.length - 1);
        }
        rows[slot] = oldRows[old];
        hashes[slot] = oldHashes[old];
        marks[slot] = oldMarks[old];
      }
    }
  }

  /**
   * Looks at a few rows only: where most have to stay, there will be room after they are written.
   */
  private void makeRoom() {
    for (int looked = 0; bytes > bytesMax && looked < LOOKED_AT_MAX; looked++) {
      hand = (hand + 1) & (rows.length - 1);
      if (rows[hand] != null && marks[hand] == 0) {
        remove(hand);
      } else {
        marks[hand] &= ~USED;
      }
    }
  }

  /** Closes the gap, so that what lies behind it is still found. */
  private void remove(int slot) {
    bytes -= weight(rows[slot]);
    size--;
    int mask = rows.length - 1;
    int gap = slot;
    for (int next = (slot + 1) & mask; rows[next] != null; next = (next + 1) & mask) {
      int home = hashes[next] & mask;
      if (((next - home) & mask) >= ((next - gap) & mask)) {
        rows[gap] = rows[next];
        hashes[gap] = hashes[next];
        marks[gap] = marks[next];
        gap = next;
      }
    }
    rows[gap] = null;
    marks[gap] = 0;
  }

  private int hash(PlayerKey key) {
    long hash = mixed(mixed(seed, key.game().value()), key.player().value());
    return (int) (hash ^ hash >>> 32);
  }

  /** Folding the 128-bit product makes every bit of the seed matter to every bit of the hash. */
  private static long mixed(long before, String text) {
    long hash = before ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      long mixed = (hash ^ text.charAt(i)) + 0x9E3779B97F4A7C15L;
      hash = mixed * 0xD1342543DE82EF95L ^ Math.multiplyHigh(mixed, 0xD1342543DE82EF95L);
    }
    return hash;
  }

  /** How many rows there are. */
  int size() {
    return size;
  }

  /** How many bytes they take. */
  long bytes() {
    return bytes;
  }
}
