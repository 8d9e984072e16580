package dev.liveops.usecases.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from what only looks like it. Without state, hence safe for use by many threads. */
public final class UnicodeText {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  private UnicodeText() {}

  /** What JSON in these bytes should have been written in; empty when it is. */
  public static Optional<String> encodingExpected(byte[] bytes) {
    return encodingExpected(bytes, 0, bytes.length);
  }

  static Optional<String> encodingExpected(byte[] bytes, int from, int to) {
    if (to - from >= 3
        && bytes[from] == (byte) 0xef
        && bytes[from + 1] == (byte) 0xbb
        && bytes[from + 2] == (byte) 0xbf) {
      return Optional.of("JSON in UTF-8, without a byte order mark");
    }
    for (int i = from; i < Math.min(to, from + 4); i++) {
      if (bytes[i] == 0) {
        return Optional.of("JSON in UTF-8, not in UTF-16 or UTF-32");
      }
    }
    return isUtf8(bytes, from, to) ? Optional.empty() : Optional.of("JSON in UTF-8");
  }

  /**
   * Whether bytes are UTF-8 to the letter of RFC 3629: nothing overlong, no surrogates, nothing cut
   * off. The parser takes some of that for characters, and two readings of one text are one too
   * many.
   */
  private static boolean isUtf8(byte[] bytes, int from, int to) {
    return isAscii(bytes, from, to) || decodes(bytes, from, to);
  }

  /** Eight bytes at a time: every byte that is taken in passes here. */
  private static boolean isAscii(byte[] bytes, int from, int to) {
    long bits = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      bits |= (long) EIGHT_BYTES.get(bytes, at);
    }
    for (; at < to; at++) {
      bits |= bytes[at] & 0xff;
    }
    return (bits & HIGH_BITS) == 0;
  }

  private static boolean decodes(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  /**
   * Whether a text can be written in UTF-8: an escape can stand for half a character (U+D800
   * alone), and would be read back as another one. (In names, the parser refuses it.)
   */
  static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
