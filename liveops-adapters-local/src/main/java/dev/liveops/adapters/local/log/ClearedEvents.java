package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.Delivery;
import java.util.Iterator;
import java.util.List;

/**
 * Turns a judgement back into the events that it lets through. The log holds every event once; that
 * it counts is a matter of the judgement that covers its position. For one thread, but for {@link
 * #through}.
 */
final class ClearedEvents {

  private final LogCursor events;
  private volatile long through;

  ClearedEvents(FactLog log) {
    this.events = new LogCursor(log);
  }

  /** Through which position events were asked for; 0 before the first. */
  long through() {
    return through;
  }

  /** Adds the events that count since {@code judged}, all at the position of the judgement. */
  void addTo(List<Delivery> deliveries, long judgedPosition, Fact.EventsJudged judged) {
    Iterator<Fact.Remarkable> remarkable = judged.remarkable().iterator();
    Fact.Remarkable next = remarkable.hasNext() ? remarkable.next() : null;
    for (long position = judged.first(); position <= judged.last(); position++) {
      if (!(events.at(position) instanceof Fact.EventAccepted accepted)) {
        continue;
      }
      Verdict verdict = Verdict.CLEARED;
      if (next != null && next.position() == position) {
        verdict = next.judgement().verdict();
        next = remarkable.hasNext() ? remarkable.next() : null;
      }
      if (verdict.counts()) {
        add(deliveries, judgedPosition, accepted.event(), verdict);
      }
    }
    through = judged.last();
    for (Fact.Released released : judged.released()) {
      add(deliveries, judgedPosition, released.event(), Verdict.CLEARED);
    }
  }

  private static void add(
      List<Delivery> deliveries, long position, GameEvent event, Verdict verdict) {
    deliveries.add(new Delivery(position, new Fact.EventCleared(event, verdict)));
  }
}
