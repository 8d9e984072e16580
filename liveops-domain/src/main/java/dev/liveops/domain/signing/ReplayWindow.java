package dev.liveops.domain.signing;

import dev.liveops.domain.signing.SignatureCheck.Stamp;

/**
 * Remembers the signatures of version 2 that have been used, for as long as they would be accepted
 * again: every one is good for a single request. Safe for use by many threads.
 *
 * <p>It is for requests that change something and carry no idempotency key. With a key, a
 * repetition is answered by what the key says; and reads may be repeated. Two requests without a
 * key that are the same to the byte, signed in the same second, are therefore one: who means two
 * gives them keys.
 *
 * <p>Signatures are kept by the minute they were signed in, and a minute is dropped at once when
 * all of it is out of tolerance. A signature is known again by 64 of its bits: a replay is never
 * missed, and a request is mistaken for one with a probability of the number remembered in
 * 2<sup>64</sup>.
 *
 * <p>Memory is 16 to 32 bytes for each remembered signature, and bounded: when as many as allowed
 * are remembered, nothing is forgotten early, but further requests get {@link Sighting#FULL}, to be
 * answered as overload.
 */
public final class ReplayWindow {

  private static final long MINUTE_SECONDS = 60;

  /**
   * The whole minutes that tolerance reaches over, both ways, one for the one it starts in, one
   * spare.
   */
  private static final int MINUTES =
      (int) (2 * RequestSignature.TOLERANCE_SECONDS / MINUTE_SECONDS) + 2;

  private final int signaturesMax;
  private final Minute[] minutes = new Minute[MINUTES];
  private int remembered;

  /** What a signature was found to be. */
  public enum Sighting {
    /** It was not used before. It is remembered now. */
    FIRST,
    /** It was used before: refuse the request. */
    REPLAY,
    /** It cannot be remembered, so whether it is used again could not be told: ask to try later. */
    FULL
  }

  /**
   * Makes an empty window.
   *
   * @param signaturesMax how many signatures are remembered at most
   * @throws IllegalArgumentException when that is not positive
   */
  public ReplayWindow(int signaturesMax) {
    if (signaturesMax <= 0) {
      throw new IllegalArgumentException("signaturesMax: expected at least 1");
    }
    this.signaturesMax = signaturesMax;
    for (int i = 0; i < MINUTES; i++) {
      minutes[i] = new Minute(Long.MIN_VALUE);
    }
  }

  /**
   * Sees a signature that was just found valid.
   *
   * @param nowMillis the time it was found valid at, epoch milliseconds
   */
  public synchronized Sighting see(Stamp stamp, long nowMillis) {
    long number = Math.floorDiv(stamp.timestampSeconds(), MINUTE_SECONDS);
    int place = (int) Math.floorMod(number, (long) MINUTES);
    if (minutes[place].number < number) {
      replace(place, number);
    } else if (minutes[place].number > number) {
      // Only when the clock was set back by minutes: what was used in that minute is forgotten.
      return Sighting.FULL;
    }
    if (minutes[place].used.contains(stamp.fingerprint())) {
      return Sighting.REPLAY;
    }
    if (remembered >= signaturesMax) {
      forgetBefore(Math.floorDiv(nowMillis, 1000L) - RequestSignature.TOLERANCE_SECONDS);
      if (remembered >= signaturesMax) {
        return Sighting.FULL;
      }
    }
    minutes[place].used.add(stamp.fingerprint());
    remembered++;
    return Sighting.FIRST;
  }

  /** Whether a signature was used, as far as that is remembered. Does not remember it. */
  public synchronized boolean knows(Stamp stamp) {
    long number = Math.floorDiv(stamp.timestampSeconds(), MINUTE_SECONDS);
    Minute minute = minutes[(int) Math.floorMod(number, (long) MINUTES)];
    return minute.number == number && minute.used.contains(stamp.fingerprint());
  }

  /**
   * How many signatures are remembered, those included that are out of tolerance but not yet
   * dropped.
   */
  public synchronized int remembered() {
    return remembered;
  }

  private void forgetBefore(long seconds) {
    long firstKept = Math.floorDiv(seconds, MINUTE_SECONDS);
    for (int i = 0; i < MINUTES; i++) {
      if (minutes[i].number < firstKept) {
        replace(i, minutes[i].number);
      }
    }
  }

  private void replace(int place, long number) {
    remembered -= minutes[place].used.size();
    minutes[place] = new Minute(number);
  }

  private static final class Minute {
    private final long number;
    private final LongSet used = new LongSet();

    Minute(long number) {
      this.number = number;
    }
  }
}
