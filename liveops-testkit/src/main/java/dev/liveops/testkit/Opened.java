package dev.liveops.testkit;

/**
 * Ports as a contract test has them: opened empty, closed and opened again in between.
 *
 * @param <P> a port, or a record of the ports that belong together
 */
public interface Opened<P> extends AutoCloseable {

  /** The ports as they are open now. */
  P ports();

  /** Closes them in good order, where they are not yet closed, and opens them again. */
  void reopen();

  /** Pulls the plug, and opens what that has left. */
  void crash();

  /**
   * Whether what is durable by contract outlives {@link #reopen} and {@link #crash}. An adapter
   * that says no is held to beginning empty each time.
   */
  boolean isDurable();

  /**
   * Makes the adapter's stream of facts reach to {@code position}, for stores that check when they
   * are opened that they are not ahead of it. Nothing, for those that do not care.
   */
  default void reach(long position) {}

  /** Closes them in good order; a second time changes nothing. */
  @Override
  void close();
}
