/**
 * Tests that start the built system as a process of its own, use and mistreat it from outside, and
 * keep their own books.
 *
 * <p>{@link dev.liveops.reliability.LiveOps} is the process, {@link dev.liveops.reliability.Client}
 * talks to it, {@link dev.liveops.reliability.Workers} are many who do so at once.
 */
package dev.liveops.reliability;
