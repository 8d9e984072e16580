/** The contracts of progress and granted rewards, and both to test with. */
package dev.liveops.testkit.progression;
