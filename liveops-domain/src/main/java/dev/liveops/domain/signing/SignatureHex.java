package dev.liveops.domain.signing;

/** The hexadecimal digits of a signature, read without a copy of the text. */
final class SignatureHex {

  private SignatureHex() {}

  /**
   * The bytes that the digits of {@code text} from {@code from} to its end stand for; empty when
   * there is anything but digits of one case. The number of digits must be even.
   */
  static byte[] decode(String text, int from) {
    byte[] bytes = new byte[(text.length() - from) / 2];
    boolean lower = false;
    boolean upper = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit;
      if (c >= '0' && c <= '9') {
        digit = c - '0';
      } else if (c >= 'a' && c <= 'f') {
        digit = c - 'a' + 10;
        lower = true;
      } else if (c >= 'A' && c <= 'F') {
        digit = c - 'A' + 10;
        upper = true;
      } else {
        return new byte[0];
      }
      int at = (i - from) >> 1;
      bytes[at] = (byte) (bytes[at] << 4 | digit);
    }
    return lower && upper ? new byte[0] : bytes;
  }

  /** The first eight bytes as a big-endian number. */
  static long firstLong(byte[] bytes) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
