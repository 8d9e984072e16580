/** The hot parts of the domain, each by itself: {@code bin/bench-micro}. */
package dev.liveops.benchmarks.micro;
