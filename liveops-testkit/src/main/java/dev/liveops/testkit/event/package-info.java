/** The contract of the bus, and events and facts to test with. */
package dev.liveops.testkit.event;
