/** A game server that uses the rules of LiveOps in process; docs/embedding.md explains it. */
package dev.liveops.examples.embedded;
