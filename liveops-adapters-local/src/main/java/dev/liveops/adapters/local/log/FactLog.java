package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one ordered record of all facts. Safe for all threads. */
public interface FactLog {

  /** See {@link dev.liveops.ports.event.EventBus#publish}. */
  CompletableFuture<Long> publish(List<? extends Fact> facts);

  /**
   * The group that holds {@code position}.
   *
   * @throws RuntimeException when the log does not reach back that far, or is damaged there
   */
  Group groupAt(long position);

  /**
   * Checks that whoever has read through {@code after} can go on from there.
   *
   * @param reader for the message
   * @throws RuntimeException when the log ends before it, or begins after it
   */
  void checkReaches(String reader, long after);

  /**
   * All who follow the log have read through {@code position}: what lies there need not be at hand
   * any more. It can still be asked for.
   */
  void readThrough(long position);

  /** The newest groups, for those who wait for more of them. */
  Tail tail();

  /** The position of the newest fact that is there to stay; 0 before the first. */
  default long head() {
    return tail().head();
  }
}
