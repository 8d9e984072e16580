/** Advances players by their cleared events, and hands out each reward exactly once. */
package dev.liveops.apps.progression;
