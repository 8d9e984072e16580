package dev.liveops.domain.fairness;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import dev.liveops.domain.event.GameEvent;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many of a player's attempts brought drops, and how rare these were; for one drop luck rule.
 * Immutable.
 *
 * <p><b>What is tested.</b> Weights are sorted into a fixed ladder of rarities, each rounded up to
 * the next rung. For every rung {@code p} that the event at hand is as rare as, the number of drops
 * at least as rare is compared with what {@code attempts} independent tries at chance {@code p}
 * bring: an exact binomial upper tail. The least of these tails, times the number of rungs
 * (Bonferroni: twelve questions are asked, not one), is the chance of such luck.
 *
 * <p><b>What that assumes.</b> The weight of a drop is the chance that one attempt brings a drop as
 * rare as that, and every attempt is seen: either common drops are claimed as well as rare ones, so
 * that each claim is an attempt, or the attempts (kills, opened chests) are events of a type of
 * their own. A game where neither holds should leave the rule out. A drop took at least one
 * attempt, so attempts that went unseen never count for less than the drops. Rounding weights up,
 * and the correction, err in favour of the player. The question is asked again at every drop: set
 * the limit with that in mind.
 *
 * <p>After {@value #ATTEMPTS_MAX} attempts a tally starts afresh: a long honest past is no cover,
 * and the work is bounded. Only drops and attempts that count are tallied.
 */
final class DropTally {

  static final int ATTEMPTS_MAX = 1000;

  private static final double[] RARITIES = {
    0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001
  };

  private final String rule;
  private final int attempts;
  private final int drops;

  /**
   * For each rarity, the drops that fit it and none rarer; drops more common than all are left out.
   */
  private final int[] dropsByRarity;

  private DropTally(String rule, int attempts, int drops, int[] dropsByRarity) {
    this.rule = rule;
    this.attempts = attempts;
    this.drops = drops;
    this.dropsByRarity = dropsByRarity;
  }

  /**
   * How likely a player's luck was.
   *
   * @param rarity the rung of the ladder at which it was least likely
   * @param drops how many drops were at least that rare
   * @param attempts of how many attempts
   * @param chance the chance of that or better, corrected for the number of rungs; at most 1
   */
  record Luck(double rarity, int drops, int attempts, double chance) {}

  static DropTally empty(String rule) {
    return new DropTally(rule, 0, 0, new int[RARITIES.length]);
  }

  /** The weight that an event claims a drop of; empty when it claims none. */
  static OptionalDouble weightOf(GameEvent event, Rule.DropLuck rule) {
    if (!event.type().equals(rule.type())) {
      return OptionalDouble.empty();
    }
    OptionalDouble weight = event.payload().number(rule.field());
    return weight.isPresent() && Double.isNaN(weight.getAsDouble())
        ? OptionalDouble.empty()
        : weight;
  }

  String rule() {
    return rule;
  }

  /** How many drops were claimed, common ones included. */
  int drops() {
    return drops;
  }

  /**
   * This tally after one more event; the same object when the event is neither drop nor attempt.
   */
  DropTally after(GameEvent event, Rule.DropLuck rule) {
    OptionalDouble weight = weightOf(event, rule);
    boolean attempt = event.type().equals(rule.attemptType());
    if (weight.isEmpty() && !attempt) {
      return this;
    }
    if (Math.max(attempts, drops) >= ATTEMPTS_MAX) {
      return empty(this.rule).after(event, rule);
    }
    int[] byRarity = dropsByRarity;
    int rung = rungOf(weight.orElse(1));
    if (rung >= 0) {
      byRarity = dropsByRarity.clone();
      byRarity[rung]++;
    }
    return new DropTally(
        this.rule, attempts + (attempt ? 1 : 0), drops + (weight.isPresent() ? 1 : 0), byRarity);
  }

  /** How likely the luck is that a drop of this weight, already in the tally, is part of. */
  Luck luck(double weight) {
    int tries = Math.max(attempts, drops);
    int rung = rungOf(weight);
    Luck least = new Luck(weight, 0, tries, 1);
    int asRare = 0;
    for (int i = RARITIES.length - 1; i >= 0; i--) {
      asRare += dropsByRarity[i];
      // Up to the mean there is no luck to explain.
      if (i <= rung && asRare > tries * RARITIES[i]) {
        double tail = Math.exp(BinomialTail.logAtLeast(asRare, tries, RARITIES[i]));
        double chance = Math.min(1, tail * RARITIES.length);
        if (chance < least.chance()) {
          least = new Luck(RARITIES[i], asRare, tries, chance);
        }
      }
    }
    return least;
  }

  /** The rarest rung that a weight fits; -1 when it is more common than all. */
  private static int rungOf(double weight) {
    int rung = -1;
    while (rung + 1 < RARITIES.length && weight <= RARITIES[rung + 1]) {
      rung++;
    }
    return rung;
  }

  void encode(PackedWriter out) {
    out.text(rule);
    out.unsigned(attempts);
    out.unsigned(drops);
    for (int count : dropsByRarity) {
      out.unsigned(count);
    }
  }

  static DropTally decode(PackedReader in) {
    String rule = in.text(Rule.NAME_LENGTH_MAX);
    int attempts = in.count(ATTEMPTS_MAX);
    int drops = in.count(ATTEMPTS_MAX);
    int[] byRarity = new int[RARITIES.length];
    for (int i = 0; i < byRarity.length; i++) {
      byRarity[i] = in.count(ATTEMPTS_MAX);
    }
    return new DropTally(rule, attempts, drops, byRarity);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DropTally that
        && rule.equals(that.rule)
        && attempts == that.attempts
        && drops == that.drops
        && Arrays.equals(dropsByRarity, that.dropsByRarity);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rule.hashCode() + attempts) + Arrays.hashCode(dropsByRarity);
  }
}
