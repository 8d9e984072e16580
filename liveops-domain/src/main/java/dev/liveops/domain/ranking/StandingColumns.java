package dev.liveops.domain.ranking;

import java.util.Arrays;
import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The standings of one board window, by player ordinal, in pages of plain numbers.
 *
 * <p>A page exists once one of its players has a standing; subscores and metadata have pages of
 * their own, which exist once one of them is there to be kept.
 */
final class StandingColumns {
  static final int PAGE_BITS = 8;
  static final int PAGE_SIZE = 1 << PAGE_BITS;

  static final int ORDINAL_MAX = (1 << 30) - 1;

  /** No standing has this time; no game began so long ago. */
  static final long ABSENT = Long.MIN_VALUE;

  private static final int IN_PAGE = PAGE_SIZE - 1;

  private long[][] runs = new long[0][];
  private long[][] subscores = new long[0][];
  private String[][] metadata = new String[0][];
  // Pages that snapshots have, too: copied before they change.
  private final BitSet shared = new BitSet();

  /**
   * The standings as they are now, without metadata, for another thread to read: they stay as they
   * are until {@link #endSharing}.
   */
  StandingColumns snapshot() {
    StandingColumns snapshot = new StandingColumns();
    snapshot.runs = runs.clone();
    snapshot.subscores = subscores.clone();
    shared.set(0, runs.length);
    return snapshot;
  }

  /** Nobody reads a snapshot any more. */
  void endSharing() {
    shared.clear();
  }

  private void beforeChange(int ordinal) {
    int page = ordinal >>> PAGE_BITS;
    if (shared.get(page)) {
      shared.clear(page);
      if (runs[page] != null) {
        runs[page] = runs[page].clone();
      }
      if (page < subscores.length && subscores[page] != null) {
        subscores[page] = subscores[page].clone();
      }
    }
  }

  /**
   * Checks that a standing can be kept; apart from {@link #put}, so that nothing has changed yet.
   *
   * @throws IllegalArgumentException when it cannot
   */
  static void check(int ordinal, Standing standing) {
    check(ordinal);
    if (standing.achievedAtMillis() == ABSENT) {
      throw new IllegalArgumentException("achievedAtMillis: expected a time that can have been");
    }
  }

  static void check(int ordinal) {
    if (ordinal < 0 || ordinal > ORDINAL_MAX) {
      throw new IllegalArgumentException(
          "ordinal: expected 0 to " + ORDINAL_MAX + ", not " + ordinal);
    }
  }

  /** The ordinal given, for getters, whose answer would make no sense without a standing. */
  int present(int ordinal) {
    if (!has(ordinal)) {
      throw new NoSuchElementException("ordinal " + ordinal + " has no standing");
    }
    return ordinal;
  }

  /** One more than the last page that may exist. */
  int pageCount() {
    return runs.length;
  }

  boolean has(int ordinal) {
    int page = ordinal >>> PAGE_BITS;
    return page < runs.length && runs[page] != null && RunPage.has(runs[page], ordinal & IN_PAGE);
  }

  /** The score of a player who has a standing; the same goes for every getter here. */
  long score(int ordinal) {
    return RunPage.score(runs[ordinal >>> PAGE_BITS], ordinal & IN_PAGE);
  }

  long achievedAtMillis(int ordinal) {
    return RunPage.millis(runs[ordinal >>> PAGE_BITS], ordinal & IN_PAGE);
  }

  long subscore(int ordinal) {
    int page = ordinal >>> PAGE_BITS;
    return page < subscores.length && subscores[page] != null
        ? subscores[page][ordinal & IN_PAGE]
        : 0;
  }

  Optional<String> metadata(int ordinal) {
    int page = ordinal >>> PAGE_BITS;
    return page < metadata.length && metadata[page] != null
        ? Optional.ofNullable(metadata[page][ordinal & IN_PAGE])
        : Optional.empty();
  }

  Standing standing(int ordinal) {
    return new Standing(
        score(ordinal), subscore(ordinal), metadata(ordinal), achievedAtMillis(ordinal));
  }

  Optional<Standing> standingOf(int ordinal) {
    return has(ordinal) ? Optional.of(standing(ordinal)) : Optional.empty();
  }

  /** All players with a standing who pass {@code wanted}, by ascending ordinal. */
  IntStream ordinals(IntPredicate wanted) {
    return IntStream.range(0, pageCount())
        .filter(page -> runs[page] != null)
        .flatMap(page -> IntStream.range(page * PAGE_SIZE, (page + 1) * PAGE_SIZE))
        .filter(ordinal -> has(ordinal) && wanted.test(ordinal));
  }

  boolean matches(int ordinal, Standing standing) {
    return score(ordinal) == standing.score()
        && achievedAtMillis(ordinal) == standing.achievedAtMillis()
        && subscore(ordinal) == standing.subscore()
        && metadata(ordinal).equals(standing.metadata());
  }

  void put(int ordinal, Standing standing) {
    put(
        ordinal,
        standing.score(),
        standing.subscore(),
        standing.metadata().orElse(null),
        standing.achievedAtMillis());
  }

  /** Without metadata where it is null: no standing is made for every row that is read back. */
  void put(int ordinal, long score, long subscore, String text, long achievedAtMillis) {
    beforeChange(ordinal);
    putRun(ordinal, score, achievedAtMillis);
    putSubscore(ordinal, subscore);
    putMetadata(ordinal, text);
  }

  /** Forgets a standing that is there. */
  void clear(int ordinal) {
    beforeChange(ordinal);
    RunPage.clear(runs[ordinal >>> PAGE_BITS], ordinal & IN_PAGE);
    putSubscore(ordinal, 0);
    putMetadata(ordinal, null);
  }

  private void putRun(int ordinal, long score, long achievedAtMillis) {
    int page = ordinal >>> PAGE_BITS;
    if (page >= runs.length) {
      runs = Arrays.copyOf(runs, roomFor(page, runs.length));
    }
    if (runs[page] == null) {
      runs[page] = RunPage.empty();
    }
    runs[page] = RunPage.put(runs[page], ordinal & IN_PAGE, score, achievedAtMillis);
  }

  private void putSubscore(int ordinal, long subscore) {
    int page = ordinal >>> PAGE_BITS;
    if (page < subscores.length && subscores[page] != null) {
      subscores[page][ordinal & IN_PAGE] = subscore;
    } else if (subscore != 0) {
      if (page >= subscores.length) {
        subscores = Arrays.copyOf(subscores, roomFor(page, subscores.length));
      }
      subscores[page] = new long[PAGE_SIZE];
      subscores[page][ordinal & IN_PAGE] = subscore;
    }
  }

  private void putMetadata(int ordinal, String text) {
    int page = ordinal >>> PAGE_BITS;
    if (page < metadata.length && metadata[page] != null) {
      metadata[page][ordinal & IN_PAGE] = text;
    } else if (text != null) {
      if (page >= metadata.length) {
        metadata = Arrays.copyOf(metadata, roomFor(page, metadata.length));
      }
      metadata[page] = new String[PAGE_SIZE];
      metadata[page][ordinal & IN_PAGE] = text;
    }
  }

  private static int roomFor(int page, int pages) {
    return Math.max(page + 1, Math.min(pages * 2, 1 << (31 - PAGE_BITS)));
  }
}
