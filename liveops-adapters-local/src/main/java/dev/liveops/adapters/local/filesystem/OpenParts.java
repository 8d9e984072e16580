package dev.liveops.adapters.local.filesystem;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is open: closed from the last to the first, each also when one before it fails. */
final class OpenParts implements AutoCloseable {

  /** A part that fails, if at all, with an unchecked exception. */
  interface Part extends AutoCloseable {
    @Override
    void close();
  }

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Has {@code part} closed before all that were added so far. */
  void add(Part part) {
    parts.push(part);
  }

  @Override
  public void close() {
    RuntimeException first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
