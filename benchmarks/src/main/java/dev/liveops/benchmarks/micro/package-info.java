/** The hot parts of the rules, each by itself: {@code bin/bench-micro}. */
package dev.liveops.benchmarks.micro;
