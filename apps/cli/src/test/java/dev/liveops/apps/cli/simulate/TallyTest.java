package dev.liveops.apps.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.liveops.apps.cli.gateway.Answer;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally(new SplittableRandom(1));
  private final Player first = player("p1");
  private final Player second = player("p2");

  @Test
  void answersAreCountedByStatusAndByTypeOfProblem() {
    tally.answered(first, accepted("e1"));
    tally.answered(first, answer(208, "duplicate"));
    tally.answered(first, problem(403, "player-blocked"));
    tally.answered(first, problem(403, "player-blocked"));
    tally.answered(second, problem(401, "bad-signature"));
    tally.unanswered();

    assertEquals(6, tally.sent());
    assertEquals(4, tally.refused());
    assertEquals(1, tally.blockedPlayers());
    assertEquals(
        Map.of(
            "202",
            1L,
            "208",
            1L,
            "403 player-blocked",
            2L,
            "401 bad-signature",
            1L,
            "no answer",
            1L),
        tally.answers());
  }

  @Test
  void aFewEventsAreAllInTheSample() {
    tally.answered(first, accepted("e1"));
    tally.answered(first, accepted("e2"));
    tally.answered(first, answer(208, "duplicate"));

    assertEquals(Set.of("e1", "e2"), Set.copyOf(tally.sample()));
  }

  @Test
  void ofManyEventsEveryOneIsAsLikelyToBeInTheSample() {
    int early = 0;
    for (int seed = 0; seed < 20; seed++) {
      Tally of = new Tally(new SplittableRandom(seed));
      for (int i = 0; i < 10 * Tally.SAMPLE_MAX; i++) {
        of.answered(first, accepted("e" + i));
      }
      Set<String> sample = new HashSet<>(of.sample());
      assertEquals(Tally.SAMPLE_MAX, sample.size());
      for (int i = 0; i < Tally.SAMPLE_MAX; i++) {
        early += sample.contains("e" + i) ? 1 : 0;
      }
    }
    // A tenth of 20 samples of 500: 1000 are expected, with a standard deviation of 29.
    assertTrue(early > 880 && early < 1_120, "early ones: " + early);
  }

  private static Player player(String id) {
    return new Player(Kind.HONEST, id, "run", new SplittableRandom(1));
  }

  private static Answer accepted(String eventId) {
    Answer answer = answer(202, "accepted");
    ((ObjectNode) answer.body()).put("event_id", eventId);
    return answer;
  }

  private static Answer answer(int status, String word) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", word);
    return new Answer(status, OptionalLong.empty(), body);
  }

  private static Answer problem(int status, String type) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("type", "urn:liveops:problem:" + type);
    return new Answer(status, OptionalLong.empty(), body);
  }
}
