package dev.liveops.apps.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.http.KeptAnswer;
import dev.liveops.usecases.Answer;
import dev.liveops.usecases.ranking.AskedPage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeptPagesTest {
  private final KeptPages kept = new KeptPages();
  private World world;

  @BeforeEach
  void start() throws Exception {
    world = new World(false);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private KeptAnswer get(String... parameters) {
    AskedPage asked = asked(parameters);
    return kept.get(asked.key().orElseThrow(), asked);
  }

  private AskedPage asked(String... parameters) {
    Map<String, String> map =
        parameters.length == 0 ? Map.of() : Map.of(parameters[0], parameters[1]);
    return ((Answer.Found<AskedPage>) world.leaderboard().ask(World.DEFAULT, map)).value();
  }

  @Test
  void aPageIsWrittenOnceForEachVersionOfItsBoard() {
    world.scores("p1", 10);
    KeptAnswer first = get();

    assertSame(first, get());
    world.scores("p1", 10);
    assertNotSame(first, get());
    assertSame(get(), get());
    assertEquals(1, kept.size());
  }

  @Test
  void onlyTheTopOfABoardIsKept() {
    world.scores("p1", 10);

    assertTrue(asked("limit", "5").key().isPresent());
    assertTrue(asked("around", "p1").key().isEmpty());
  }

  @Test
  void noMorePagesAreKeptThanThereIsRoomFor() {
    world.scores("p1", 10);
    for (int limit = 1; limit <= 1000; limit++) {
      get("limit", Integer.toString(limit));
      assertTrue(kept.size() <= KeptPages.PAGES_MAX);
    }
  }

  @Test
  void aLargePageIsNotKept() {
    for (int i = 0; i < 1000; i++) {
      world.scores("player-with-a-rather-long-name-" + i, 10);
    }

    assertTrue(get("limit", "1000").bytes() > KeptPages.PAGE_BYTES_MAX);
    assertEquals(0, kept.size());
    get("limit", "10");
    assertEquals(1, kept.size());
  }
}
