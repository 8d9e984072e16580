package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which keyed requests have been seen, in memory. Safe for use by many threads: of any number of
 * requests that begin at once with the same id, exactly one is {@link Admission.Fresh}.
 *
 * <p>An id is kept in full, so no two keys are ever taken for one another; of the body, 64 bits of
 * its hash. An entry takes 32 bytes, and 38 to 50 with the room around it.
 *
 * <p>A request that is done is remembered for the time to live, and up to a thirtieth of it longer.
 * A request in flight is remembered until whoever began it completes or abandons it, which they
 * must do whatever happens.
 *
 * <p>The table grows with what is in it, up to a bound, and shrinks when it next makes room. At the
 * bound nothing is forgotten early: requests with a new id get {@link Admission.Full}. Ids are
 * spread over 64 parts with an equal share of the bound each, so the first part is full when some
 * 94% of a bound of 100,000 are reached, or 98% of a million.
 */
public final class IdempotencyTable {

  /** Into how many steps the time to live is divided: entries of one step expire together. */
  public static final int STEPS = 30;

  private static final int STRIPES = 64;

  private final long stepMillis;
  private final long seed;
  private final IdempotencyStripe[] stripes = new IdempotencyStripe[STRIPES];

  /**
   * Makes an empty table.
   *
   * @param ttlMillis how long a request that is done is remembered at least
   * @param entriesMax how many requests are remembered at most; rounded up to a multiple of 64
   * @param seed any number, best made anew at each start: it decides where ids are kept, so that
   *     nobody can choose keys that crowd one place
   * @throws IllegalArgumentException when the time or the bound is not positive
   */
  public IdempotencyTable(long ttlMillis, int entriesMax, long seed) {
    if (ttlMillis <= 0 || entriesMax <= 0) {
      throw new IllegalArgumentException("ttlMillis, entriesMax: expected at least 1");
    }
    stepMillis = Math.ceilDiv(ttlMillis, STEPS);
    this.seed = seed;
    int share = Math.ceilDiv(entriesMax, STRIPES);
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new IdempotencyStripe(share, seed);
    }
  }

  /**
   * Begins a request. After {@link Admission.Fresh} the caller must {@link #complete} or {@link
   * #abandon} it; after anything else it must not.
   *
   * @param id the event that the request is, derived from its idempotency key
   * @param bodyHash 64 bits of a cryptographic hash of its body
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public Admission begin(EventId id, long bodyHash, long nowMillis) {
    return stripe(id).begin(id, bodyHash, oldestStep(nowMillis));
  }

  /**
   * Records that a request which was begun is done.
   *
   * @param nowMillis when, by the wall clock, epoch milliseconds
   * @throws IllegalStateException when no request with the id is in flight
   */
  public void complete(EventId id, long nowMillis) {
    stripe(id).complete(id, step(nowMillis));
  }

  /**
   * Forgets a request which was begun but came to nothing: the next one with its id is fresh.
   *
   * @throws IllegalStateException when no request with the id is in flight
   */
  public void abandon(EventId id) {
    stripe(id).abandon(id);
  }

  /**
   * Takes over a request that was done earlier, as when the table is rebuilt from a record of it.
   * One that is known already, or has expired at {@code nowMillis}, changes nothing.
   *
   * @param nowMillis the wall clock, epoch milliseconds
   * @return false only when there is no room for it
   */
  public boolean remember(DoneRequest request, long nowMillis) {
    long step = step(request.doneAtMillis());
    long oldest = oldestStep(nowMillis);
    return step < oldest
        || stripe(request.id()).remember(request.id(), request.bodyHash(), step, oldest);
  }

  /**
   * The requests that were done in a step, to be kept elsewhere, as by {@link DoneRequests}. When
   * the step is over, they do not change any more, but for expiring.
   *
   * @param step a number from {@link #step}
   */
  public List<DoneRequest> doneIn(long step) {
    List<DoneRequest> done = new ArrayList<>();
    for (IdempotencyStripe stripe : stripes) {
      stripe.collect(step, (step + 1) * stepMillis - 1, done);
    }
    return done;
  }

  /** The step that an instant is in. */
  public long step(long atMillis) {
    return Math.floorDiv(atMillis, stepMillis);
  }

  /** How many requests are remembered, expired ones included whose room was not needed yet. */
  public int size() {
    int size = 0;
    for (IdempotencyStripe stripe : stripes) {
      size += stripe.size();
    }
    return size;
  }

  private long oldestStep(long nowMillis) {
    return step(nowMillis) - STEPS;
  }

  private IdempotencyStripe stripe(EventId id) {
    return stripes[(int) (IdempotencyStripe.spread(id, seed) >>> 58)];
  }
}
