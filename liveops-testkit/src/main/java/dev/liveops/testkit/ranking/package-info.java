/** The contracts of standings and their order, and passes of ranking to test with. */
package dev.liveops.testkit.ranking;
