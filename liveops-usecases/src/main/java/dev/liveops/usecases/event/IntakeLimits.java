package dev.liveops.usecases.event;

import dev.liveops.domain.admission.RateLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of what is taken in.
 *
 * @param eventBytesMax how long the JSON of one event may be, alone or in a batch
 * @param batchBytesMax how long a batch may be
 * @param perPlayer how many events of one player
 * @param perKey how many events under one key; empty for no limit
 * @param answerWithin how long a request is worked on before it is told to try again
 */
public record IntakeLimits(
    int eventBytesMax,
    int batchBytesMax,
    RateLimit perPlayer,
    Optional<RateLimit> perKey,
    Duration answerWithin) {

  /** The limits of an installation that sets none. */
  public static final IntakeLimits USUAL =
      new IntakeLimits(
          64 * 1024, 1024 * 1024, new RateLimit(50), Optional.empty(), Duration.ofSeconds(2));
}
