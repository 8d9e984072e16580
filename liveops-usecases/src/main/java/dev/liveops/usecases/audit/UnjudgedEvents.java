package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Verdict;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** The accepted events that no judgement has come to yet, in order. For one thread. */
final class UnjudgedEvents {

  private final Differences differences;
  private final Queue<Accepted> waiting = new ArrayDeque<>();

  private record Accepted(long position, GameEvent event) {}

  UnjudgedEvents(Differences differences) {
    this.differences = differences;
  }

  void add(long position, GameEvent event) {
    waiting.add(new Accepted(position, event));
  }

  /** Takes out the events that {@code judged} is about, and hands on those that count since. */
  void judge(Fact.EventsJudged judged, Consumer<GameEvent> counting) {
    Map<Long, Verdict> remarkable = new HashMap<>();
    judged.remarkable().forEach(of -> remarkable.put(of.position(), of.judgement().verdict()));
    while (!waiting.isEmpty() && waiting.element().position() <= judged.last()) {
      Accepted accepted = waiting.remove();
      if (accepted.position() < judged.first()) {
        differences.add(
            RefoldReport.Kind.JUDGEMENT,
            "event " + accepted.event().id() + " at " + accepted.position(),
            "a judgement",
            "none before that of " + judged.first() + " to " + judged.last());
      } else if (remarkable.getOrDefault(accepted.position(), Verdict.CLEARED).counts()) {
        counting.accept(accepted.event());
      }
    }
    judged.released().forEach(released -> counting.accept(released.event()));
  }
}
