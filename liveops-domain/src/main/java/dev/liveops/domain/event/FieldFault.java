package dev.liveops.domain.event;

/**
 * What is wrong with one field of what somebody sent.
 *
 * @param field the field, as a dotted path in the sender's document, such as {@code
 *     payload.delta_xp}
 * @param expected what would have been right, in words
 */
public record FieldFault(String field, String expected) {}
