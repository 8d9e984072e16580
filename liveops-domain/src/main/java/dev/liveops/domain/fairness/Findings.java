package dev.liveops.domain.fairness;

import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the rules find about one event into a judgement; for one thread and one event. */
final class Findings {

  /** What a violation calls the shadow over a player, which is no rule of the game's definition. */
  static final String SHADOW_SANCTION = "sanction:shadow";

  private final Sighting sighting;
  private final int version;
  private List<Violation> violations = List.of();
  private Verdict verdict = Verdict.CLEARED;
  private Optional<Sanction> block = Optional.empty();

  Findings(Sighting sighting, int version) {
    this.sighting = sighting;
    this.version = version;
  }

  void underShadow(Sanction shadow) {
    verdict = verdict.or(Verdict.QUARANTINED);
    add(SHADOW_SANCTION, Verdict.QUARANTINED, false, Payload.of("sanction", shadow.id()));
  }

  void broken(Rule rule, Payload inputs) {
    add(rule.name(), rule.verdict(), rule.shadow(), inputs);
    if (rule.shadow()) {
      return;
    }
    verdict = verdict.or(rule.verdict());
    if (rule instanceof Rule.Flood flood) {
      block(flood);
    }
  }

  Judgement judgement() {
    return violations.isEmpty() ? Judgement.CLEAR : new Judgement(verdict, violations, block);
  }

  private void add(String rule, Verdict asked, boolean shadow, Payload inputs) {
    if (violations.isEmpty()) {
      violations = new ArrayList<>(4);
    }
    violations.add(
        new Violation(
            rule, version, asked, shadow, inputs, sighting.event().id(), sighting.atMillis()));
  }

  /**
   * Blocks the player, unless events are refused already: those still on their way when the block
   * fell would each add another. Of two floods at once the longer block stands.
   */
  private void block(Rule.Flood flood) {
    long atMillis = sighting.atMillis();
    if (flood.blockMillis() == 0 || sighting.sanctions().refusesEventsAt(atMillis)) {
      return;
    }
    long untilMillis = LongMath.plus(atMillis, flood.blockMillis());
    if (block.isEmpty() || block.get().untilMillis() < untilMillis) {
      block = Optional.of(blockBy(flood, sighting.event(), untilMillis));
    }
  }

  private static Sanction blockBy(Rule.Flood flood, GameEvent event, long untilMillis) {
    return new Sanction(
        "block-" + event.id(),
        event.game(),
        event.player(),
        SanctionKind.BLOCK,
        "rule:" + flood.name(),
        "more than " + flood.countMax() + " events in " + flood.perMillis() + " ms",
        event.receivedAtMillis(),
        untilMillis);
  }
}
