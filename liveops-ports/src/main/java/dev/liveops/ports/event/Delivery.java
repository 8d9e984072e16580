package dev.liveops.ports.event;

import dev.liveops.domain.audit.Fact;

/**
 * A fact on its way to a consumer.
 *
 * @param position where it stands in the stream; never falls. The events of one judgement share the
 *     position of the judgement.
 * @param fact the fact
 */
public record Delivery(long position, Fact fact) {}
