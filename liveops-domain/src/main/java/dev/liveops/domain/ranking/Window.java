package dev.liveops.domain.ranking;

/**
 * One stretch of time: half-open, so that the boundary instant belongs to the next window.
 *
 * @param kind what sort of stretch
 * @param id its name, such as {@code 2026-W47}; unique among windows of its kind
 * @param startMillis the first instant, epoch milliseconds; {@link Long#MIN_VALUE} for no beginning
 * @param endMillis the first instant after it, epoch milliseconds; {@link Long#MAX_VALUE} for no
 *     end
 */
public record Window(WindowKind kind, String id, long startMillis, long endMillis) {

  /** Whether {@code atMillis} falls into it. */
  public boolean contains(long atMillis) {
    return atMillis >= startMillis && (atMillis < endMillis || endMillis == Long.MAX_VALUE);
  }
}
