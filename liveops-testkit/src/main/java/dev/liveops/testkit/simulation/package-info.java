/**
 * The ports in memory, for tests that have to see everything and to let anything go wrong: what is
 * volatile in them and what is durable, when they fail, and how time passes for those who wait, is
 * all up to the test. They pass the contract of each port.
 */
package dev.liveops.testkit.simulation;
