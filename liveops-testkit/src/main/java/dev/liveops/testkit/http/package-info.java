/** HTTP as no well-behaved client speaks it. */
package dev.liveops.testkit.http;
