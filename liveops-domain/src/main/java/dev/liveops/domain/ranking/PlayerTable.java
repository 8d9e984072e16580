package dev.liveops.domain.ranking;

import dev.liveops.domain.event.PlayerId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Numbers players 0, 1, 2 and so on in the order in which they were first seen, for ever, so that
 * the rest of the ranking can keep 4 bytes for a player in place of a string.
 *
 * <p>Append-only. A player with an id of 12 characters takes some 30 to 40 bytes, all of them in a
 * few arrays. Not safe for use by several threads without a lock; reads change nothing, so that
 * several may read at once. {@link #compare} alone needs no lock for players whose ordinals came by
 * way of one: whoever sorts them takes long, and others are added meanwhile.
 */
public final class PlayerTable {
  private static final int CHUNK_BITS = 16;
  private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
  private static final int PAGE_BITS = 10;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int SLOTS_MIN = 16;

  private final long seed;
  // Volatile, so that who compares sees nothing of a copy that is not complete.
  private volatile byte[][] chunks = new byte[0][];
  private int chunkCount;
  private int chunkUsed = CHUNK_BYTES;
  // By ordinal: in which chunk its id begins, and where. Ids never straddle chunks.
  private volatile int[][] places = new int[0][];
  // A slot is 0, or the hash of an id in the high half and its ordinal + 1 in the low one. Most
  // misses
  // are told by the hash alone, and growing needs no look at the ids.
  private long[] slots = new long[SLOTS_MIN];
  private int size;

  /** An empty table, for ids that come from a trusted place. */
  public PlayerTable() {
    this(0);
  }

  /**
   * An empty table.
   *
   * @param hashSeed any number that outsiders do not know: it keeps them from choosing ids that
   *     would all fall into one place and make the table slow. It does not change what the table
   *     answers.
   */
  public PlayerTable(long hashSeed) {
    this.seed = hashSeed;
  }

  /** How many players there are; their ordinals are 0 to one less. */
  public int size() {
    return size;
  }

  /** The ordinal of {@code player}; empty when the player was never added. */
  public OptionalInt find(PlayerId player) {
    String id = player.value();
    long slot = slots[slotOf(id, hash(id))];
    return slot == 0 ? OptionalInt.empty() : OptionalInt.of((int) slot - 1);
  }

  /** The ordinal of {@code player}, who is added when new. */
  public int add(PlayerId player) {
    String id = player.value();
    int hash = hash(id);
    int at = slotOf(id, hash);
    if (slots[at] != 0) {
      return (int) slots[at] - 1;
    }
    keep(id);
    slots[at] = ((long) hash << 32) | ++size;
    if (size > slots.length / 5 * 4) {
      grow();
    }
    return size - 1;
  }

  /**
   * The player with this ordinal.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  public PlayerId player(int ordinal) {
    int place = place(ordinal);
    byte[] chunk = chunks[place >>> CHUNK_BITS];
    int at = place & (CHUNK_BYTES - 1);
    return new PlayerId(new String(chunk, at + 1, chunk[at], StandardCharsets.ISO_8859_1));
  }

  /**
   * Whether {@code player} has this ordinal; faster than {@link #find} for those who expect it.
   *
   * @throws IndexOutOfBoundsException when no player has it
   */
  public boolean isAt(int ordinal, PlayerId player) {
    return isAt(ordinal, player.value());
  }

  /**
   * Compares the ids of two players as {@link PlayerId#compareTo} would, without making them; also
   * while others are added.
   */
  public int compare(int left, int right) {
    int leftPlace = place(left);
    int rightPlace = place(right);
    byte[] leftChunk = chunks[leftPlace >>> CHUNK_BITS];
    byte[] rightChunk = chunks[rightPlace >>> CHUNK_BITS];
    int leftAt = leftPlace & (CHUNK_BYTES - 1);
    int rightAt = rightPlace & (CHUNK_BYTES - 1);
    return Arrays.compare(
        leftChunk,
        leftAt + 1,
        leftAt + 1 + leftChunk[leftAt],
        rightChunk,
        rightAt + 1,
        rightAt + 1 + rightChunk[rightAt]);
  }

  private int place(int ordinal) {
    if (ordinal < 0 || ordinal >= size) {
      throw new IndexOutOfBoundsException("no player has ordinal " + ordinal);
    }
    return places[ordinal >>> PAGE_BITS][ordinal & (PAGE_SIZE - 1)];
  }

  /** Where {@code id} is, or where it would go. */
  private int slotOf(String id, int hash) {
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0 && ((int) (slots[at] >>> 32) != hash || !isAt((int) slots[at] - 1, id))) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean isAt(int ordinal, String id) {
    int place = place(ordinal);
    byte[] chunk = chunks[place >>> CHUNK_BITS];
    int at = place & (CHUNK_BYTES - 1);
    if (chunk[at] != id.length()) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (chunk[at + 1 + i] != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void keep(String id) {
    if (chunkUsed + 1 + id.length() > CHUNK_BYTES) {
      addChunk();
    }
    if ((size & (PAGE_SIZE - 1)) == 0) {
      int page = size >>> PAGE_BITS;
      if (page == places.length) {
        places = Arrays.copyOf(places, Math.max(4, page * 2));
      }
      places[page] = new int[PAGE_SIZE];
    }
    byte[] chunk = chunks[chunkCount - 1];
    places[size >>> PAGE_BITS][size & (PAGE_SIZE - 1)] =
        ((chunkCount - 1) << CHUNK_BITS) | chunkUsed;
    chunk[chunkUsed++] = (byte) id.length();
    for (int i = 0; i < id.length(); i++) {
      chunk[chunkUsed++] = (byte) id.charAt(i);
    }
  }

  private void addChunk() {
    if (chunkCount == 1 << (32 - CHUNK_BITS)) {
      throw new IllegalStateException("expected at most 4 GiB of player ids");
    }
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(4, chunkCount * 2));
    }
    chunks[chunkCount++] = new byte[CHUNK_BYTES];
    chunkUsed = 0;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    int mask = slots.length - 1;
    for (long slot : old) {
      if (slot != 0) {
        int at = (int) (slot >>> 32) & mask;
        while (slots[at] != 0) {
          at = (at + 1) & mask;
        }
        slots[at] = slot;
      }
    }
  }

  private int hash(String id) {
    long hash = seed ^ id.length();
    for (int i = 0; i < id.length(); i++) {
      // Folding the 128-bit product makes every bit of the seed matter to every bit of the hash.
      long mixed = (hash ^ id.charAt(i)) + 0x9E3779B97F4A7C15L;
      hash = (mixed * 0xD1342543DE82EF95L) ^ Math.multiplyHigh(mixed, 0xD1342543DE82EF95L);
    }
    return (int) (hash ^ (hash >>> 32));
  }
}
