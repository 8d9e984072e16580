package dev.liveops.apps.cli.simulate;

import dev.liveops.apps.cli.gateway.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What was answered to the players of one kind. Safe for use by many threads. */
final class Tally {

  /** Of how many events the verdict is asked for. */
  static final int SAMPLE_MAX = 500;

  /** The name of an answer that did not come. */
  static final String NO_ANSWER = "no answer";

  private final SplittableRandom random;
  private final Map<String, Long> answers = new TreeMap<>();
  private final Set<String> blockedPlayers = new HashSet<>();
  private final List<String> sample = new ArrayList<>();
  private long sent;
  private long accepted;

  /** Nothing was answered yet; {@code random} chooses the sample. */
  Tally(SplittableRandom random) {
    this.random = random;
  }

  synchronized void answered(Player player, Answer answer) {
    sent++;
    String status = Integer.toString(answer.status());
    answers.merge(answer.accepted() ? status : status + " " + answer.word(), 1L, Long::sum);
    if (answer.status() == 403) {
      blockedPlayers.add(player.id());
    }
    if (answer.status() == 202) {
      accepted++;
      choose(answer.body().path("event_id").asText());
    }
  }

  synchronized void unanswered() {
    sent++;
    answers.merge(NO_ANSWER, 1L, Long::sum);
  }

  /** How many events were sent. */
  synchronized long sent() {
    return sent;
  }

  /** How often each answer came: {@code 202}, {@code 403 player-blocked} and so on. */
  synchronized Map<String, Long> answers() {
    return new TreeMap<>(answers);
  }

  /** How many events were neither accepted nor known already. */
  synchronized long refused() {
    return sent - answers.getOrDefault("202", 0L) - answers.getOrDefault("208", 0L);
  }

  /** How many players were turned away because they are blocked. */
  synchronized int blockedPlayers() {
    return blockedPlayers.size();
  }

  /** The ids of some accepted events, at random; of all when there are not too many. */
  synchronized List<String> sample() {
    return List.copyOf(sample);
  }

  /** Every accepted event is as likely as any other to be in the sample: Vitter's algorithm R. */
  private void choose(String eventId) {
    if (sample.size() < SAMPLE_MAX) {
      sample.add(eventId);
      return;
    }
    long place = random.nextLong(accepted);
    if (place < SAMPLE_MAX) {
      sample.set((int) place, eventId);
    }
  }
}
