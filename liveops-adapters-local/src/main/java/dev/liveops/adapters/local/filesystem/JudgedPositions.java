package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Knows which positions are judged: so that none is judged twice, and so that the journal keeps the
 * events of judgements that somebody still has to read. Safe for all threads.
 */
final class JudgedPositions implements Journal.Listener, Judgements {

  private final Journal journal;
  // By position of a judgement, the last position that it judges.
  private final TreeMap<Long, Long> lastByJudgement = new TreeMap<>();
  private long judgedThrough;

  JudgedPositions(Journal journal) {
    this.journal = journal;
  }

  @Override
  public synchronized void committed(Group group) {
    for (long position = group.first(); position <= group.last(); position++) {
      if (group.at(position) instanceof Fact.EventsJudged judged) {
        lastByJudgement.put(position, judged.last());
        judgedThrough = Math.max(judgedThrough, judged.last());
      }
    }
  }

  @Override
  public void publish(Fact.EventsJudged judged) {
    long known;
    synchronized (this) {
      known = judgedThrough;
    }
    if (judged.last() > known) {
      await(judged.first() > known ? judged : behind(judged, known));
    }
  }

  /** The part of a judgement that is not durable yet, after a crash between it and its effects. */
  private static Fact.EventsJudged behind(Fact.EventsJudged judged, long known) {
    return new Fact.EventsJudged(
        known + 1,
        judged.last(),
        judged.remarkable().stream().filter(each -> each.position() > known).toList(),
        judged.released().stream().filter(each -> each.position() > known).toList(),
        judged.atMillis());
  }

  private void await(Fact.EventsJudged judged) {
    try {
      journal.publish(List.of(judged)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortUnavailable("interrupted while a judgement was written", e);
    } catch (ExecutionException e) {
      throw new PortUnavailable("a judgement cannot be written", e.getCause());
    }
  }

  /**
   * The last position that nobody needs who has read the cleared stream through {@code position}:
   * the events behind it may be told by judgements still to be read.
   */
  synchronized long neededBehind(long position) {
    Map.Entry<Long, Long> newest = lastByJudgement.floorEntry(position);
    return newest == null ? 0 : Math.min(position, newest.getValue());
  }

  /**
   * Forgets judgements that lie wholly before what the journal keeps, but for the newest of them.
   */
  synchronized void forgetBefore(long position) {
    Map.Entry<Long, Long> newest = lastByJudgement.floorEntry(position);
    if (newest != null) {
      lastByJudgement.headMap(newest.getKey(), false).clear();
    }
  }
}
