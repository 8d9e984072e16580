package dev.liveops.domain.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The windows of several kinds that an instant falls into. Remembers the last answer and how long
 * it holds, so that asking for instants close to each other costs next to nothing and gives the
 * very same list. Safe for use by several threads.
 */
final class WindowsAt {
  private final WindowCalendar calendar;
  private final List<WindowKind> kinds;
  private volatile Answer latest = new Answer(Long.MAX_VALUE, Long.MIN_VALUE, List.of());

  /** What is so from one instant up to another. */
  private record Answer(long startMillis, long endMillis, List<Window> windows) {}

  /** Answers from {@code calendar}, with the shortest kind first. */
  WindowsAt(WindowCalendar calendar, Collection<WindowKind> kinds) {
    this.calendar = calendar;
    this.kinds = kinds.stream().sorted().toList();
  }

  /** The windows, without those of kinds that have none then. */
  List<Window> at(long atMillis) {
    Answer answer = latest;
    if (atMillis < answer.startMillis() || atMillis >= answer.endMillis()) {
      answer = find(atMillis);
      latest = answer;
    }
    return answer.windows();
  }

  private Answer find(long atMillis) {
    long startMillis = Long.MIN_VALUE;
    long endMillis = Long.MAX_VALUE;
    List<Window> windows = new ArrayList<>();
    for (WindowKind kind : kinds) {
      WindowCalendar.Stretch stretch = calendar.stretchAt(kind, atMillis);
      startMillis = Math.max(startMillis, stretch.startMillis());
      endMillis = Math.min(endMillis, stretch.endMillis());
      stretch.window().ifPresent(windows::add);
    }
    return new Answer(startMillis, endMillis, List.copyOf(windows));
  }
}
