package dev.liveops.benchmarks;

import java.io.IOException;

/** From nothing to {@code ready}, on an empty directory. */
final class Starts implements Chapter {

  private static final int STARTS = 5;

  @Override
  public void measure(Rig rig, Report report) throws IOException {
    Rounds cached = new Rounds();
    Rounds uncached = new Rounds();
    Rounds resident = new Rounds();
    boolean hasCache = false;
    for (int i = 0; i < STARTS; i++) {
      try (Child child = rig.start(rig.data("start" + i))) {
        hasCache = child.hasCache();
        cached.add(child.secondsToReady());
        resident.add(child.residentMegabytes());
        try (Child other = Child.withoutCache(child, rig.data("uncached" + i))) {
          uncached.add(other.secondsToReady());
        }
      }
    }
    report.judge(
        "start to `ready`, empty directory, " + (hasCache ? "with" : "**without**") + " AOT cache",
        Target.below(0.8, cached.median(), "%.1f s"),
        "%.2f s (%s)",
        cached.median(),
        cached.all("%.2f"));
    report.add(
        "the same without AOT cache", "%.2f s (%s)", uncached.median(), uncached.all("%.2f"));
    report.add("resident after the start", "%.0f MB", resident.median());
  }
}
