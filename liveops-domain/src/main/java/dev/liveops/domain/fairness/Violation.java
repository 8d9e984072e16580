package dev.liveops.domain.fairness;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.Payload;

/**
 * A rule that an event broke, with everything needed to explain it later.
 *
 * @param rule the name of the rule in the game's definition
 * @param version the version of the definition the rule came from
 * @param verdict what the rule asks for
 * @param shadow true when the rule only watches: the violation is kept and the verdict not applied
 * @param inputs what the rule looked at, such as the value, the limit and the population's median
 * @param event the event that broke it
 * @param atMillis when the event was received, epoch milliseconds
 */
public record Violation(
    String rule,
    int version,
    Verdict verdict,
    boolean shadow,
    Payload inputs,
    EventId event,
    long atMillis) {}
