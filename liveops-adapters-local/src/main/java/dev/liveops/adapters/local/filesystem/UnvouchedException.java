package dev.liveops.adapters.local.filesystem;

import java.io.IOException;

/** What vouches for a database cannot be written, so its log was not moved into it. */
final class UnvouchedException extends IOException {
  private static final long serialVersionUID = 1L;

  UnvouchedException(String message, Throwable cause) {
    super(message + " (" + cause.getMessage() + ")", cause);
  }
}
