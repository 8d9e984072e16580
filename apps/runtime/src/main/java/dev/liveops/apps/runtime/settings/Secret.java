package dev.liveops.apps.runtime.settings;

import java.nio.charset.StandardCharsets;

/**
 * A value that must not be seen: its text form is a mask, so that it cannot slip into a log.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

  /** A secret shorter than this could be guessed. */
  public static final int LENGTH_MIN = 32;

  /** The secret as UTF-8 bytes, a fresh array each time. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "******";
  }
}
