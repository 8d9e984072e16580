package dev.liveops.apps.runtime.observe;

import java.util.Locale;

/** What the gateway made of an event. */
public enum EventResult {
  /** Durably accepted. */
  ACCEPTED,
  /** Seen before. */
  DUPLICATE,
  /** Not readable, or not valid. */
  INVALID,
  /** The signature did not hold. */
  UNSIGNED,
  /** The player is blocked. */
  BLOCKED,
  /** The idempotency key was in flight, or had another body. */
  CONFLICT,
  /** Over a rate limit. */
  LIMITED,
  /** The bus or a store did not answer in time. */
  UNAVAILABLE;

  /** The result as metrics spell it: {@code accepted} and so on. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
