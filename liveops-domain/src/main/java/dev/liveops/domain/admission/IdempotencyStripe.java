package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;
import java.util.List;

/**
 * A part of an {@link IdempotencyTable} under one lock: open addressing with linear probing in one
 * array.
 *
 * <p>An entry whose time is over, or that was abandoned, stays as a place to pass by when looking
 * for others, and to take when a new entry comes by; the rest of them go when the array is rebuilt.
 */
final class IdempotencyStripe {

  /** The cells of an entry: the two halves of its id, the hash of its body, and its state. */
  private static final int CELLS = 4;

  private static final int BODY = 2;
  private static final int STATE = 3;

  /**
   * States: never used; abandoned; in flight; and with both low bits set, done in the step above
   * them.
   */
  private static final long EMPTY = 0;

  private static final long GONE = 1;
  private static final long IN_FLIGHT = 2;
  private static final long DONE = 3;

  private static final Admission FRESH = new Admission.Fresh();
  private static final Admission IN_FLIGHT_ALREADY = new Admission.InFlight();
  private static final Admission OTHER_BODY = new Admission.OtherBody();
  private static final Admission FULL = new Admission.Full();

  private static final int PLACES_MIN = 16;

  private final int entriesMax;
  private final long seed;
  private long[] cells = new long[PLACES_MIN * CELLS];

  /** Entries that are in flight or done, be it too long ago. */
  private int entries;

  /** Places that are not empty. */
  private int used;

  /** The oldest step that was kept when the array was last rebuilt. */
  private long rebuiltForStep = Long.MIN_VALUE;

  IdempotencyStripe(int entriesMax, long seed) {
    this.entriesMax = entriesMax;
    this.seed = seed;
  }

  /**
   * A number that is spread evenly whatever the ids are, and foreseen by nobody without the seed.
   */
  static long spread(EventId id, long seed) {
    return spread(id.high(), id.low(), seed);
  }

  synchronized Admission begin(EventId id, long bodyHash, long oldestStep) {
    int at = find(id.high(), id.low(), oldestStep);
    if (counts(at, oldestStep)) {
      return known(at, id, bodyHash);
    }
    return put(at, id, bodyHash, IN_FLIGHT, oldestStep) ? FRESH : FULL;
  }

  synchronized void complete(EventId id, long step) {
    cells[inFlight(id) + STATE] = done(step);
  }

  synchronized void abandon(EventId id) {
    cells[inFlight(id) + STATE] = GONE;
    entries--;
  }

  /** Takes over a done request; false when there is no room. */
  synchronized boolean remember(EventId id, long bodyHash, long step, long oldestStep) {
    int at = find(id.high(), id.low(), oldestStep);
    return counts(at, oldestStep) || put(at, id, bodyHash, done(step), oldestStep);
  }

  synchronized void collect(long step, long doneAtMillis, List<DoneRequest> into) {
    for (int at = 0; at < cells.length; at += CELLS) {
      if (cells[at + STATE] == done(step)) {
        EventId id = new EventId(cells[at], cells[at + 1]);
        into.add(new DoneRequest(id, cells[at + BODY], doneAtMillis));
      }
    }
  }

  synchronized int size() {
    return entries;
  }

  private Admission known(int at, EventId id, long bodyHash) {
    if (cells[at + BODY] != bodyHash) {
      return OTHER_BODY;
    }
    return cells[at + STATE] == IN_FLIGHT ? IN_FLIGHT_ALREADY : new Admission.Duplicate(id);
  }

  /** Adds an entry where {@link #find} said; false when there is no room. */
  private boolean put(int found, EventId id, long bodyHash, long state, long oldestStep) {
    int at = found;
    boolean crowded = cells[at + STATE] == EMPTY && (used + 1) * 20L > places() * 17L;
    boolean full = entries >= entriesMax && rebuiltForStep < oldestStep;
    if (crowded || full) {
      rebuild(oldestStep);
      at = find(id.high(), id.low(), oldestStep);
    }
    boolean takesOver = isDone(cells[at + STATE]);
    if (!takesOver && entries >= entriesMax) {
      return false;
    }
    used += cells[at + STATE] == EMPTY ? 1 : 0;
    entries += takesOver ? 0 : 1;
    cells[at] = id.high();
    cells[at + 1] = id.low();
    cells[at + BODY] = bodyHash;
    cells[at + STATE] = state;
    return true;
  }

  private int inFlight(EventId id) {
    int at = find(id.high(), id.low(), Long.MIN_VALUE);
    if (cells[at + STATE] != IN_FLIGHT) {
      throw new IllegalStateException("event " + id + " is not in flight");
    }
    return at;
  }

  /**
   * Where the entry of an id is; if it has none that counts, where to put it: the place of the one
   * that did, or the first that is free on the way.
   */
  private int find(long high, long low, long oldestStep) {
    int free = -1;
    int at = home(cells, high, low);
    while (cells[at + STATE] != EMPTY) {
      if (cells[at] == high && cells[at + 1] == low && cells[at + STATE] != GONE) {
        return at;
      }
      if (free < 0 && !counts(at, oldestStep)) {
        free = at;
      }
      at = next(cells, at);
    }
    return free < 0 ? at : free;
  }

  /** Copies what still counts to an array that it fills to 65%: the next one is due at 85%. */
  private void rebuild(long oldestStep) {
    int kept = 0;
    for (int at = 0; at < cells.length; at += CELLS) {
      kept += counts(at, oldestStep) ? 1 : 0;
    }
    long[] rebuilt = new long[CELLS * Math.max(PLACES_MIN, (int) (kept * 20L / 13 + 1))];
    for (int from = 0; from < cells.length; from += CELLS) {
      if (counts(from, oldestStep)) {
        int at = home(rebuilt, cells[from], cells[from + 1]);
        while (rebuilt[at + STATE] != EMPTY) {
          at = next(rebuilt, at);
        }
        System.arraycopy(cells, from, rebuilt, at, CELLS);
      }
    }
    cells = rebuilt;
    entries = kept;
    used = kept;
    rebuiltForStep = oldestStep;
  }

  /** Whether what is at a place is in flight, or done not too long ago. */
  private boolean counts(int at, long oldestStep) {
    long state = cells[at + STATE];
    return state == IN_FLIGHT || (isDone(state) && state >> 2 >= oldestStep);
  }

  private int places() {
    return cells.length / CELLS;
  }

  private int home(long[] in, long high, long low) {
    // The highest bits chose the stripe; the others, as a fraction of one, choose the place.
    long fraction = spread(high, low, seed) << 6;
    return CELLS * (int) Math.unsignedMultiplyHigh(fraction, in.length / CELLS);
  }

  private static int next(long[] in, int at) {
    return at + CELLS == in.length ? 0 : at + CELLS;
  }

  private static boolean isDone(long state) {
    return (state & DONE) == DONE;
  }

  private static long done(long step) {
    return step << 2 | DONE;
  }

  private static long spread(long high, long low, long seed) {
    return mixed(mixed(high ^ seed) + low);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
