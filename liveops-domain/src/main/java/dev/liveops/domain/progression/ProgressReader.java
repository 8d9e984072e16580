package dev.liveops.domain.progression;

import dev.liveops.domain.progression.AchievementState.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what {@link ProgressWriter} wrote, and believes none of it: every length is checked first.
 */
final class ProgressReader {

  private static final Stage[] STAGES = Stage.values();

  private final byte[] bytes;
  private int at;
  private List<String> texts = List.of();

  private ProgressReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static PlayerProgress read(byte[] bytes) {
    return new ProgressReader(bytes).progress();
  }

  private PlayerProgress progress() {
    if (nextByte() != ProgressWriter.FORMAT) {
      throw damaged("a format of version " + ProgressWriter.FORMAT);
    }
    int definitionVersion = smallNumber(Integer.MAX_VALUE);
    long xp = signed();
    long updatedAtMillis = signed();
    texts = list(bytes.length, this::spelled);
    Sorted<Tally> tallies = Sorted.ofOrdered(list(PlayerProgress.TALLIES_MAX, this::tally));
    Sorted<AchievementState> achievements = Sorted.ofOrdered(list(bytes.length, this::achievement));
    Sorted<Earned> earned = Sorted.ofOrdered(list(PlayerProgress.EARNED_MAX, this::earned));
    if (at != bytes.length) {
      throw damaged("the end");
    }
    return new PlayerProgress(
        definitionVersion, xp, tallies, achievements, earned, updatedAtMillis);
  }

  private <E> List<E> list(int sizeMax, Supplier<E> entry) {
    int size = smallNumber(sizeMax);
    List<E> entries = new ArrayList<>(Math.min(size, bytes.length - at));
    for (int i = 0; i < size; i++) {
      entries.add(entry.get());
    }
    return entries;
  }

  private Tally tally() {
    String owner = text();
    String detail = text();
    String period = text();
    long lastMillis = signed();
    return new Tally(owner, detail, period, unsigned(), lastMillis);
  }

  private AchievementState achievement() {
    String id = text();
    int stage = nextByte();
    if (stage >= STAGES.length) {
      throw damaged("a stage");
    }
    return new AchievementState(id, STAGES[stage], signed());
  }

  private Earned earned() {
    return new Earned(text(), text(), text(), signed());
  }

  private String text() {
    int place = smallNumber(Integer.MAX_VALUE);
    if (place >= texts.size()) {
      throw damaged("a text of the table");
    }
    return texts.get(place);
  }

  private String spelled() {
    int length = smallNumber(bytes.length - at);
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = (char) smallNumber(Character.MAX_VALUE);
    }
    return new String(units);
  }

  private int smallNumber(int max) {
    long value = unsigned();
    if (value < 0 || value > max) {
      throw damaged("a number up to " + max);
    }
    return (int) value;
  }

  private long signed() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = nextByte();
      if (shift == Long.SIZE - 1 && next > 1) {
        break;
      }
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number of 64 bits");
  }

  private int nextByte() {
    if (at == bytes.length) {
      throw damaged("more");
    }
    return bytes[at++] & 0xff;
  }

  private IllegalArgumentException damaged(String expected) {
    return new IllegalArgumentException(
        "progress: expected " + expected + " at byte " + at + " of " + bytes.length);
  }
}
