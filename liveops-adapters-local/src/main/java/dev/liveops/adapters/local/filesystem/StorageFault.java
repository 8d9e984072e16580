package dev.liveops.adapters.local.filesystem;

/**
 * The data directory cannot be used as it is: somebody has to act. The message is one line that
 * names the file and the place.
 */
public final class StorageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageFault(String message) {
    super(message);
  }

  StorageFault(String message, Throwable cause) {
    super(message, cause);
  }
}
