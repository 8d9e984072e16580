/**
 * One abstract contract test per port, which every adapter of that port extends, and the fixtures
 * to test with.
 */
package dev.liveops.testkit;
