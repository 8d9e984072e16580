/** Ranks players by their cleared events. */
package dev.liveops.apps.leaderboard;
