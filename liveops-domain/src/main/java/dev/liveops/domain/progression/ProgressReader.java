package dev.liveops.domain.progression;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.progression.AchievementState.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link ProgressWriter} wrote. */
final class ProgressReader {

  private static final Stage[] STAGES = Stage.values();

  private final PackedReader in;
  private final int bytesMax;
  private List<String> texts = List.of();

  private ProgressReader(byte[] bytes) {
    this.in = new PackedReader("progress", bytes, ProgressWriter.FORMAT);
    this.bytesMax = bytes.length;
  }

  static PlayerProgress read(byte[] bytes) {
    return new ProgressReader(bytes).progress();
  }

  private PlayerProgress progress() {
    int definitionVersion = in.count(Integer.MAX_VALUE);
    long xp = in.signed();
    long updatedAtMillis = in.signed();
    texts = list(bytesMax, () -> in.text(bytesMax));
    Sorted<Tally> tallies = Sorted.ofOrdered(list(PlayerProgress.TALLIES_MAX, this::tally));
    Sorted<AchievementState> achievements = Sorted.ofOrdered(list(bytesMax, this::achievement));
    Sorted<Earned> earned = Sorted.ofOrdered(list(PlayerProgress.EARNED_MAX, this::earned));
    in.finish();
    return new PlayerProgress(
        definitionVersion, xp, tallies, achievements, earned, updatedAtMillis);
  }

  private <E> List<E> list(int sizeMax, Supplier<E> entry) {
    int size = in.size(sizeMax);
    List<E> entries = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      entries.add(entry.get());
    }
    return entries;
  }

  private Tally tally() {
    String owner = text();
    String detail = text();
    String period = text();
    long lastMillis = in.signed();
    return new Tally(owner, detail, period, in.unsigned(), lastMillis);
  }

  private AchievementState achievement() {
    String id = text();
    int stage = in.octet();
    if (stage >= STAGES.length) {
      throw in.corrupt("no such stage");
    }
    return new AchievementState(id, STAGES[stage], in.signed());
  }

  private Earned earned() {
    return new Earned(text(), text(), text(), in.signed());
  }

  private String text() {
    int place = in.count(Integer.MAX_VALUE);
    if (place >= texts.size()) {
      throw in.corrupt("no such text in the table");
    }
    return texts.get(place);
  }
}
