package dev.liveops.apps.cli.simulate;

import java.util.Locale;

/**
 * Writes events of the default game. Names and texts must need no escape.
 *
 * @param player who sends it
 * @param claimedAtMillis when it happened, as the player says, epoch milliseconds
 */
record EventText(String player, long claimedAtMillis) {

  String progression(long deltaXp, long score) {
    return event(
        "progression",
        "{\"deltaXp\":%d,\"activity\":\"quest_completion\",\"score\":%d}",
        deltaXp,
        score);
  }

  String bossKill(String boss, int tier, long points) {
    return event("boss_kill", "{\"bossId\":\"%s\",\"tier\":%d,\"points\":%d}", boss, tier, points);
  }

  /** A claimed drop; {@code weight} is rounded to six decimals. */
  String dropClaimed(String drop, double weight) {
    return event(
        "drop_claimed", "{\"dropId\":\"%s\",\"weight\":%.6f,\"source\":\"chest\"}", drop, weight);
  }

  private String event(String type, String payload, Object... values) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"%s\",\"playerId\":\"%s\",\"ts\":%d,\"payload\":%s}",
        type,
        player,
        claimedAtMillis,
        String.format(Locale.ROOT, payload, values));
  }
}
