package dev.liveops.domain.receipt;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 7515 section 2), with one text only for the same bytes. */
final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The bytes of {@code text}; empty when it is not what {@link #encode} would have written. */
  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // The platform's decoder lets padding and stray last bits pass.
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
