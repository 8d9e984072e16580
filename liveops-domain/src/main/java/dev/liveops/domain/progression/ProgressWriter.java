package dev.liveops.domain.progression;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the compact form of a player's progress.
 *
 * <p>Format 1: the byte 1; version of the definition; experience; updatedAt; the table of texts;
 * then tallies, achievements and earned rewards, each as a count and its entries in order. Numbers
 * are variable-length, 7 bits a byte, the least first; signed ones zigzag. A text is its number of
 * UTF-16 units and each of them as a number: lossless even for text that is not well-formed
 * Unicode. Entries refer to texts by their place in the table, for the same few ids come again and
 * again.
 */
final class ProgressWriter {

  static final int FORMAT = 1;

  private final Buffer head = new Buffer();
  private final Buffer entries = new Buffer();
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  private ProgressWriter() {}

  static byte[] write(PlayerProgress progress) {
    return new ProgressWriter().bytesOf(progress);
  }

  private byte[] bytesOf(PlayerProgress progress) {
    head.put(FORMAT);
    head.unsigned(progress.definitionVersion());
    head.signed(progress.xp());
    head.signed(progress.updatedAtMillis());
    entries.unsigned(progress.tallies().size());
    for (Tally tally : progress.tallies()) {
      dated(tally);
      entries.unsigned(tally.count());
    }
    entries.unsigned(progress.achievements().size());
    for (AchievementState state : progress.achievements()) {
      text(state.id());
      entries.put(state.stage().ordinal());
      entries.signed(state.sinceMillis());
    }
    entries.unsigned(progress.earned().size());
    for (Earned reward : progress.earned()) {
      dated(reward);
    }
    head.unsigned(texts.size());
    texts.keySet().forEach(this::spelled);
    head.append(entries);
    return head.toBytes();
  }

  private void dated(Dated entry) {
    text(entry.owner());
    text(entry.detail());
    text(entry.period());
    entries.signed(entry.atMillis());
  }

  private void text(String text) {
    Integer place = texts.get(text);
    if (place == null) {
      place = texts.size();
      texts.put(text, place);
    }
    entries.unsigned(place);
  }

  private void spelled(String text) {
    head.unsigned(text.length());
    for (int i = 0; i < text.length(); i++) {
      head.unsigned(text.charAt(i));
    }
  }

  /** Bytes that grow. */
  private static final class Buffer {
    private byte[] bytes = new byte[64];
    private int size;

    void put(int value) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, size * 2);
      }
      bytes[size++] = (byte) value;
    }

    void signed(long value) {
      unsigned(value << 1 ^ value >> 63);
    }

    void unsigned(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        put((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      put((int) rest);
    }

    void append(Buffer other) {
      bytes = Arrays.copyOf(bytes, size + other.size);
      System.arraycopy(other.bytes, 0, bytes, size, other.size);
      size = bytes.length;
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }
  }
}
