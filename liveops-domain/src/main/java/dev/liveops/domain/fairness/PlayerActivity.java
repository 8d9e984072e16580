package dev.liveops.domain.fairness;

import dev.liveops.domain.CorruptState;
import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import dev.liveops.domain.event.GameEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is remembered of one player of one game to judge the next event by. Immutable; a change
 * makes a new object that shares what stayed the same.
 *
 * <p>Its size is bounded by the rulebook (a few instants, a number for each watched field, twelve
 * sums, a tally for each drop rule), whatever a player sends. All events are seen; only those that
 * count move baselines, points and tallies.
 */
public final class PlayerActivity {

  /** The kind of state in the upper half, the version of its encoding in the lower. */
  private static final int FORMAT = 0xA1;

  private static final PlayerActivity EMPTY =
      new PlayerActivity(
          0, 0, 0, RecentInstants.NONE, Baselines.NONE, HourOfPoints.NONE, List.of());

  private final long events;
  private final long violations;
  private final long lastReceivedAtMillis;
  private final RecentInstants recent;
  private final Baselines baselines;
  private final HourOfPoints hour;
  private final List<DropTally> dropTallies;

  private PlayerActivity(
      long events,
      long violations,
      long lastReceivedAtMillis,
      RecentInstants recent,
      Baselines baselines,
      HourOfPoints hour,
      List<DropTally> dropTallies) {
    this.events = events;
    this.violations = violations;
    this.lastReceivedAtMillis = lastReceivedAtMillis;
    this.recent = recent;
    this.baselines = baselines;
    this.hour = hour;
    this.dropTallies = dropTallies;
  }

  /** Of a player of whom nothing was ever seen. */
  public static PlayerActivity empty() {
    return EMPTY;
  }

  /** How many events were seen, whatever became of them. */
  public long events() {
    return events;
  }

  /** How many violations were recorded, those of rules in shadow included. */
  public long violations() {
    return violations;
  }

  /** When the latest event was received, epoch milliseconds; 0 when there was none. */
  public long lastReceivedAtMillis() {
    return lastReceivedAtMillis;
  }

  /**
   * The memory once an event has been judged.
   *
   * @param event the event, the next one received from this player
   * @param points what it is worth
   * @param judgement what {@code rulebook} said of it
   * @param rulebook says how much is remembered
   */
  public PlayerActivity after(
      GameEvent event, long points, Judgement judgement, Rulebook rulebook) {
    Retention retention = rulebook.retention();
    boolean counts = judgement.verdict().counts();
    long atMillis = event.receivedAtMillis();
    return new PlayerActivity(
        events + 1,
        violations + judgement.violations().size(),
        atMillis,
        recent.plus(atMillis, retention.instantsMax(), retention.instantsMillis()),
        counts ? baselines.after(event.payload(), retention.jumpFields()) : baselines,
        counts ? hourAfter(event, points, retention) : hour,
        counts ? talliesAfter(event, retention.dropRules()) : dropTallies);
  }

  /**
   * The memory once a reviewer released an event that was held back: it was seen already, and
   * counts from now on. Its points fall into the hour in which it was received.
   *
   * @param event the event, one that {@link #after} saw with a verdict that does not count
   * @param points what it is worth
   * @param rulebook says how much is remembered
   */
  public PlayerActivity afterRelease(GameEvent event, long points, Rulebook rulebook) {
    Retention retention = rulebook.retention();
    return new PlayerActivity(
        events,
        violations,
        lastReceivedAtMillis,
        recent,
        baselines.after(event.payload(), retention.jumpFields()),
        hourAfter(event, points, retention),
        talliesAfter(event, retention.dropRules()));
  }

  RecentInstants recent() {
    return recent;
  }

  Baselines baselines() {
    return baselines;
  }

  HourOfPoints hour() {
    return hour;
  }

  DropTally dropTally(String rule) {
    for (DropTally tally : dropTallies) {
      if (tally.rule().equals(rule)) {
        return tally;
      }
    }
    return DropTally.empty(rule);
  }

  private HourOfPoints hourAfter(GameEvent event, long points, Retention retention) {
    return retention.hour() ? hour.plus(event.receivedAtMillis(), points) : HourOfPoints.NONE;
  }

  /** The tallies after an event that counts; those of rules that are gone go at the next change. */
  private List<DropTally> talliesAfter(GameEvent event, List<Rule.DropLuck> rules) {
    boolean touched = rules.isEmpty();
    for (Rule.DropLuck rule : rules) {
      touched |= event.type().equals(rule.type()) || event.type().equals(rule.attemptType());
    }
    if (!touched) {
      return dropTallies;
    }
    List<DropTally> tallies = new ArrayList<>(rules.size());
    for (Rule.DropLuck rule : rules) {
      tallies.add(dropTally(rule.name()).after(event, rule));
    }
    return List.copyOf(tallies);
  }

  /** The bytes of this memory, a hundred or so: its format, the content, a checksum. */
  public byte[] encode() {
    PackedWriter out = new PackedWriter(FORMAT);
    out.unsigned(events);
    out.unsigned(violations);
    out.signed(lastReceivedAtMillis);
    recent.encode(out);
    baselines.encode(out);
    hour.encode(out);
    out.unsigned(dropTallies.size());
    for (DropTally tally : dropTallies) {
      tally.encode(out);
    }
    return out.finish();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws CorruptState when the bytes are anything else
   */
  public static PlayerActivity decode(byte[] bytes) {
    PackedReader in = new PackedReader("player activity", bytes, FORMAT);
    long events = in.unsigned();
    long violations = in.unsigned();
    long lastReceivedAtMillis = in.signed();
    RecentInstants recent = RecentInstants.decode(in);
    Baselines baselines = Baselines.decode(in);
    HourOfPoints hour = HourOfPoints.decode(in);
    int size = in.size(Rulebook.RULES_MAX);
    List<DropTally> tallies = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      tallies.add(DropTally.decode(in));
    }
    in.finish();
    return new PlayerActivity(
        events, violations, lastReceivedAtMillis, recent, baselines, hour, List.copyOf(tallies));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlayerActivity that
        && events == that.events
        && violations == that.violations
        && lastReceivedAtMillis == that.lastReceivedAtMillis
        && recent.equals(that.recent)
        && baselines.equals(that.baselines)
        && hour.equals(that.hour)
        && dropTallies.equals(that.dropTallies);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        events, violations, lastReceivedAtMillis, recent, baselines, hour, dropTallies);
  }

  @Override
  public String toString() {
    return "PlayerActivity[events=" + events + ", violations=" + violations + "]";
  }
}
