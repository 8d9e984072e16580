package dev.liveops.ports.event;

/** A delivery that a consumer group gave up on. */
public record DeadLetter(String group, Delivery delivery, String why, long atMillis) {}
