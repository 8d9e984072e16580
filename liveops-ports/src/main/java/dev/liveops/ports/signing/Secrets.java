package dev.liveops.ports.signing;

import java.util.Optional;

/** Where secrets are kept. Safe for all threads. Values never appear in a log or a message. */
public interface Secrets {

  /** The secret called {@code name}; empty when there is none. */
  Optional<byte[]> find(String name);

  /**
   * The secret called {@code name}, made and kept first if there is none. Of any number of
   * simultaneous callers all get the same.
   *
   * @param candidate what to keep when there is none yet
   * @throws dev.liveops.ports.PortUnavailable when there is none and it cannot be kept
   */
  byte[] findOrKeep(String name, byte[] candidate);
}
