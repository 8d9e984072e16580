package dev.liveops.ports;

/**
 * Something outside (a disk, a bus, a database) cannot do its part now; the same call may go
 * through later. Whether the operation took effect is unknown unless the port says otherwise.
 */
public final class PortUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterMillis;

  /** Says why, with the suggestion to try again in a second. */
  public PortUnavailable(String why) {
    this(why, null, 1_000);
  }

  /** Says why and what lies beneath, with the suggestion to try again in a second. */
  public PortUnavailable(String why, Throwable cause) {
    this(why, cause, 1_000);
  }

  /** Says why, what lies beneath (or null), and after how long to try again. */
  public PortUnavailable(String why, Throwable cause, long retryAfterMillis) {
    super(why, cause);
    this.retryAfterMillis = retryAfterMillis;
  }

  /** After how long it makes sense to try again, in milliseconds. */
  public long retryAfterMillis() {
    return retryAfterMillis;
  }
}
