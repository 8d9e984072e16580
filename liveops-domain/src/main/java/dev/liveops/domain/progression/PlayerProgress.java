package dev.liveops.domain.progression;

import dev.liveops.domain.progression.AchievementState.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a player has come in a game. Immutable, hence safe for use by many threads; changed by
 * {@link ProgressRules#advance} alone.
 *
 * <p>It refers to achievements and rewards by id and keeps those that the definition no longer
 * knows, so that a change of the definition, or its return, takes nothing from a player.
 *
 * <p>It is bounded. Of one reward and detail the {@link #PERIODS_MAX} latest periods are
 * remembered. In all there are at most {@link #EARNED_MAX} earned rewards and {@link #TALLIES_MAX}
 * tallies; beyond that the oldest entry of a season or day goes, and only where there is none the
 * oldest of those for ever. An entry that went can be earned anew; who keeps the claims sees to it
 * that it is not granted anew.
 */
public final class PlayerProgress {

  /** How many earned rewards are remembered. */
  public static final int EARNED_MAX = 1_000;

  /** How many unfinished counts are remembered. */
  public static final int TALLIES_MAX = 128;

  /** How many seasons or days are remembered of one reward and detail. */
  public static final int PERIODS_MAX = 4;

  private static final PlayerProgress NONE =
      new PlayerProgress(0, 0, Sorted.empty(), Sorted.empty(), Sorted.empty(), 0);

  private final int definitionVersion;
  private final long xp;
  private final Sorted<Tally> tallies;
  private final Sorted<AchievementState> achievements;
  private final Sorted<Earned> earned;
  private final long updatedAtMillis;

  PlayerProgress(
      int definitionVersion,
      long xp,
      Sorted<Tally> tallies,
      Sorted<AchievementState> achievements,
      Sorted<Earned> earned,
      long updatedAtMillis) {
    this.definitionVersion = definitionVersion;
    this.xp = xp;
    this.tallies = tallies;
    this.achievements = achievements;
    this.earned = earned;
    this.updatedAtMillis = updatedAtMillis;
  }

  /** The progress of a player who has done nothing yet. */
  public static PlayerProgress none() {
    return NONE;
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when {@code bytes} are anything else
   */
  public static PlayerProgress decode(byte[] bytes) {
    return ProgressReader.read(bytes);
  }

  /**
   * A compact form for stores. The same progress gives the same bytes; the first byte tells the
   * version of the format, and later versions will read it.
   */
  public byte[] encode() {
    return ProgressWriter.write(this);
  }

  /** The version of the definition that it was last advanced by; 0 before the first event. */
  public int definitionVersion() {
    return definitionVersion;
  }

  /**
   * The sum of the points of every event that counted; a sum beyond 64 bits stays at the end of the
   * range.
   */
  public long xp() {
    return xp;
  }

  /** The level that the experience amounts to. */
  public int level(LevelCurve curve) {
    return curve.levelAt(xp);
  }

  /** The unfinished counts, by owner, detail and period. */
  public List<Tally> tallies() {
    return tallies;
  }

  /** The achievements that have been revealed by a first step, or unlocked, by id. */
  public List<AchievementState> achievements() {
    return achievements;
  }

  /** The rewards that events have earned, claimed or not, by reward, detail and period. */
  public List<Earned> earned() {
    return earned;
  }

  /** When the last event that counted was received, epoch milliseconds; 0 before the first. */
  public long updatedAtMillis() {
    return updatedAtMillis;
  }

  /** The stage of an achievement, where it is beyond its beginning. */
  Optional<AchievementState> achievement(String id) {
    int at = achievements.find(new AchievementState(id, Stage.HIDDEN, 0));
    return at < 0 ? Optional.empty() : Optional.of(achievements.get(at));
  }

  boolean unlocked(String achievement) {
    return achievement(achievement).filter(state -> state.stage() == Stage.UNLOCKED).isPresent();
  }

  boolean hasEarned(String reward, String detail, String period) {
    return earned.find(new Earned(reward, detail, period, 0)) >= 0;
  }

  /** The reward with this detail in the latest period it was earned in. */
  Optional<Earned> latestEarned(String reward, String detail) {
    Earned probe = new Earned(reward, detail, "", 0);
    int at = earned.find(probe);
    Earned latest = null;
    for (int i = at < 0 ? -at - 1 : at; i < earned.size(); i++) {
      Earned next = earned.get(i);
      if (!next.sameButForPeriod(probe)) {
        break;
      }
      if (latest == null || next.atMillis() > latest.atMillis()) {
        latest = next;
      }
    }
    return Optional.ofNullable(latest);
  }

  long count(String owner, String detail, String period) {
    int at = tallies.find(new Tally(owner, detail, period, 0, 0));
    return at < 0 ? 0 : tallies.get(at).count();
  }

  PlayerProgress withPoints(long points, long atMillis, int newDefinitionVersion) {
    return new PlayerProgress(
        newDefinitionVersion,
        saturatedSum(xp, points),
        tallies,
        achievements,
        earned,
        Math.max(updatedAtMillis, atMillis));
  }

  /** With the achievement at {@code stage}, unless it is as far already: never back. */
  PlayerProgress withAchievement(String id, Stage stage, long atMillis) {
    Optional<AchievementState> now = achievement(id);
    if (now.isPresent() && now.get().stage().compareTo(stage) >= 0) {
      return this;
    }
    return withAchievements(achievements.with(new AchievementState(id, stage, atMillis)));
  }

  PlayerProgress withEarned(Earned entry) {
    return withEarned(Bounds.of(earned.with(entry), entry, EARNED_MAX));
  }

  PlayerProgress withTally(Tally entry) {
    return withTallies(Bounds.of(tallies.with(entry), entry, TALLIES_MAX));
  }

  PlayerProgress withoutTally(String owner, String detail, String period) {
    int at = tallies.find(new Tally(owner, detail, period, 0, 0));
    return at < 0 ? this : withTallies(tallies.without(at));
  }

  private PlayerProgress withTallies(Sorted<Tally> changed) {
    return new PlayerProgress(
        definitionVersion, xp, changed, achievements, earned, updatedAtMillis);
  }

  private PlayerProgress withAchievements(Sorted<AchievementState> changed) {
    return new PlayerProgress(definitionVersion, xp, tallies, changed, earned, updatedAtMillis);
  }

  private PlayerProgress withEarned(Sorted<Earned> changed) {
    return new PlayerProgress(
        definitionVersion, xp, tallies, achievements, changed, updatedAtMillis);
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlayerProgress that
        && definitionVersion == that.definitionVersion
        && xp == that.xp
        && updatedAtMillis == that.updatedAtMillis
        && tallies.equals(that.tallies)
        && achievements.equals(that.achievements)
        && earned.equals(that.earned);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definitionVersion, xp, updatedAtMillis, tallies, achievements, earned);
  }

  @Override
  public String toString() {
    return "PlayerProgress[xp=%d, achievements=%s, earned=%s, tallies=%s, updatedAtMillis=%d]"
        .formatted(xp, achievements, earned, tallies, updatedAtMillis);
  }
}
