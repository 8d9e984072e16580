package dev.liveops.apps.leaderboard;

import dev.liveops.apps.runtime.http.Answers;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.KeptAnswer;
import dev.liveops.usecases.ranking.AskedPage;
import dev.liveops.usecases.ranking.LeaderboardPage;
import io.helidon.http.HeaderValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tops of boards, as they were written for the last version of each that somebody asked for:
 * what everybody looks at is written once for all of them. Bounded; safe for use by many threads.
 */
final class KeptPages {
  /** How many pages are kept. */
  static final int PAGES_MAX = 256;

  /** Larger pages are written for everybody anew. */
  static final int PAGE_BYTES_MAX = 16 * 1024;

  private final Map<AskedPage.Key, Page> pages = new ConcurrentHashMap<>();

  private record Page(long version, KeptAnswer answer) {}

  /**
   * The page, as of now.
   *
   * @param key the asked page's
   */
  KeptAnswer get(AskedPage.Key key, AskedPage asked) {
    Page page = pages.get(key);
    if (page == null || page.version() != asked.version()) {
      page = read(asked);
      if (page.answer().bytes() <= PAGE_BYTES_MAX) {
        keep(key, page);
      }
    }
    return page.answer();
  }

  int size() {
    return pages.size();
  }

  private static Page read(AskedPage asked) {
    LeaderboardPage page = Answers.found(asked.read());
    byte[] body = Json.bytes(json -> BoardJson.write(json, page));
    return new Page(page.version(), new KeptAnswer(HeaderValues.CONTENT_TYPE_JSON, body));
  }

  /** When there is no room, all go: those in demand are back at once, those of old windows not. */
  private void keep(AskedPage.Key key, Page page) {
    if (pages.size() >= PAGES_MAX && !pages.containsKey(key)) {
      pages.clear();
    }
    pages.put(key, page);
  }
}
