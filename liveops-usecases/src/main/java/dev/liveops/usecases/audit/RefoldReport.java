package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import java.util.List;

/**
 * What came of folding the whole trail anew and comparing the outcome with what is stored.
 *
 * @param through the last position that was folded
 * @param facts how many facts the trail has
 * @param eventsAccepted how many of them are accepted events
 * @param eventsCounted how many of those count
 * @param standingsCompared how many standings were compared
 * @param progressCompared how many players' progress was compared
 * @param claimsCompared how many claims were compared
 * @param differenceCount how many differences there are; 0 when all is well
 * @param differences the first of them
 * @param abandoned what consumers gave up on, the first of it: the cause of some of the differences
 */
public record RefoldReport(
    long through,
    long facts,
    long eventsAccepted,
    long eventsCounted,
    long standingsCompared,
    long progressCompared,
    long claimsCompared,
    long differenceCount,
    List<Difference> differences,
    List<Fact.DeliveryAbandoned> abandoned) {

  /** Keeps its own copies. */
  public RefoldReport {
    differences = List.copyOf(differences);
    abandoned = List.copyOf(abandoned);
  }

  /**
   * Something that is stored is not what the trail says.
   *
   * @param kind what it is
   * @param where which one
   * @param expected what follows from the trail
   * @param actual what is stored
   */
  public record Difference(Kind kind, String where, String expected, String actual) {}

  /** What can differ. */
  public enum Kind {
    /** A standing of a player. */
    STANDING,
    /** How many players have a rank. */
    TOTAL,
    /** Whether a player is hidden from the ranks. */
    VISIBILITY,
    /** The progress of a player. */
    PROGRESS,
    /** A granted reward. */
    CLAIM,
    /** An event that was accepted before others that are judged, and never judged itself. */
    JUDGEMENT,
    /** A definition that cannot be read. */
    DEFINITION
  }
}
