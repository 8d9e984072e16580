package dev.liveops.usecases.game;

import dev.liveops.domain.progression.LevelCurve;
import java.util.List;

/** Reads the level curve of a document. */
final class Levels {

  private Levels() {}

  static LevelCurve read(Value value) {
    Section section = value.section("xp_per_level", "thresholds");
    if (section.has("xp_per_level") == section.has("thresholds")) {
      section.fault("either xp_per_level or thresholds");
      return new LevelCurve.Linear(1);
    }
    if (section.has("xp_per_level")) {
      return new LevelCurve.Linear(section.get("xp_per_level").integer(1, Long.MAX_VALUE));
    }
    return table(section.get("thresholds"));
  }

  private static LevelCurve table(Value value) {
    List<Value> items = value.items(1, Limits.THRESHOLDS_MAX);
    long[] thresholds = new long[items.size()];
    boolean rising = !items.isEmpty();
    for (int i = 0; i < thresholds.length; i++) {
      long previous = i == 0 ? 0 : thresholds[i - 1];
      thresholds[i] = items.get(i).integer(1, Long.MAX_VALUE);
      if (rising && thresholds[i] <= previous) {
        items.get(i).fault("a number above " + previous + ": thresholds rise");
        rising = false;
      }
    }
    return rising ? new LevelCurve.Table(thresholds) : new LevelCurve.Linear(1);
  }
}
