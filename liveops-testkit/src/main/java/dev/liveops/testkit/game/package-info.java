/** The contract of the definitions of games. */
package dev.liveops.testkit.game;
