/** Measures the built system from outside, and the hot parts of the domain from inside. */
package dev.liveops.benchmarks;
