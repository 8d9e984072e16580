package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/**
 * Knows which positions are judged: so that none is judged twice, and so that the log keeps the
 * events of judgements that somebody still has to read. Safe for all threads.
 */
public final class JudgedPositions implements GroupListener {

  private final FactLog log;
  // By position of a judgement, the last position that it judges.
  private final TreeMap<Long, Long> lastByJudgement = new TreeMap<>();
  private long judgedThrough;

  /** Knows nothing yet; has to see every group that the log holds. */
  public JudgedPositions(FactLog log) {
    this.log = log;
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

  /**
   * Publishes a judgement, but for the part of it that is there already. For one thread at a time.
   *
   * @throws PortUnavailable when that cannot be done now; nothing was published
   */
  public void publish(Fact.EventsJudged judged) {
    long known = judgedThrough();
    if (judged.last() > known) {
      // Not to be interrupted: whoever tries again has to know what became of the first attempt.
      try {
        log.publish(List.of(judged.first() > known ? judged : behind(judged, known))).join();
      } catch (CompletionException e) {
        throw new PortUnavailable("a judgement cannot be written", e.getCause());
      }
    }
  }

  private synchronized long judgedThrough() {
    return judgedThrough;
  }

  /** The part of a judgement that is not there yet, after a crash between it and its effects. */
  private static Fact.EventsJudged behind(Fact.EventsJudged judged, long known) {
    return new Fact.EventsJudged(
        known + 1,
        judged.last(),
        judged.remarkable().stream().filter(each -> each.position() > known).toList(),
        judged.released().stream().filter(each -> each.position() > known).toList(),
        judged.atMillis());
  }

  /**
   * The last position that nobody needs who has read the cleared stream through {@code position}:
   * the events behind it may be told by judgements still to be read.
   */
  public synchronized long neededBehind(long position) {
    Map.Entry<Long, Long> newest = lastByJudgement.floorEntry(position);
    return newest == null ? 0 : Math.min(position, newest.getValue());
  }

  /** Forgets judgements that lie wholly before what the log keeps, but for the newest of them. */
  public synchronized void forgetBefore(long position) {
    Map.Entry<Long, Long> newest = lastByJudgement.floorEntry(position);
    if (newest != null) {
      lastByJudgement.headMap(newest.getKey(), false).clear();
    }
  }
}
