/** The contracts of what fairness remembers, and passes of screening to test with. */
package dev.liveops.testkit.fairness;
