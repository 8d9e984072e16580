package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judgements to test with: {@code Judgements.of(3, 7).flagging(4, event).releasing(6,
 * held).fact()}. What is not named is cleared.
 */
public final class Judgements {

  private final long first;
  private final long last;
  private final List<Fact.Remarkable> remarkable = new ArrayList<>();
  private final List<Fact.Released> released = new ArrayList<>();

  private Judgements(long first, long last) {
    this.first = first;
    this.last = last;
  }

  /** A judgement of the events at the positions {@code first} to {@code last}, all cleared. */
  public static Judgements of(long first, long last) {
    return new Judgements(first, last);
  }

  /** Flags the event at a position. */
  public Judgements flagging(long position, GameEvent event) {
    return judging(position, event, Verdict.FLAGGED);
  }

  /** Quarantines the event at a position. */
  public Judgements quarantining(long position, GameEvent event) {
    return judging(position, event, Verdict.QUARANTINED);
  }

  /** Rejects the event at a position. */
  public Judgements rejecting(long position, GameEvent event) {
    return judging(position, event, Verdict.REJECTED);
  }

  private Judgements judging(long position, GameEvent event, Verdict verdict) {
    Judgement judgement =
        new Judgement(verdict, List.of(violation(event, verdict)), Optional.empty());
    remarkable.add(
        new Fact.Remarkable(position, event.id(), event.game(), event.player(), judgement));
    return this;
  }

  /** Releases an event that was held, by the review at a position. */
  public Judgements releasing(long position, GameEvent event) {
    released.add(new Fact.Released(position, event));
    return this;
  }

  /** The judgement. */
  public Fact.EventsJudged fact() {
    return new Fact.EventsJudged(
        first, last, remarkable, released, SettableClock.START.toEpochMilli());
  }

  /** A violation by an event, of a rule named after the verdict that it asks for. */
  public static Violation violation(GameEvent event, Verdict verdict) {
    return new Violation(
        "rule_of_" + verdict.name().toLowerCase(Locale.ROOT),
        1,
        verdict,
        false,
        Payload.of("value", 11L, "limit", 10.5),
        event.id(),
        event.receivedAtMillis());
  }
}
