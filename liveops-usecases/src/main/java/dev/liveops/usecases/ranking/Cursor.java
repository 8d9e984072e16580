package dev.liveops.usecases.ranking;

import dev.liveops.ports.ranking.BoardWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page of a board in a window begins, as an opaque text.
 *
 * <p>It is base64url of the byte 1, the offset in 8 bytes, the id of the window, and the first 8
 * bytes of SHA-256 over all that together with game, board and kind of window. It thus fits one
 * board and window only, and a slip in it is noticed. It is no secret: who makes one up sees what
 * everybody sees.
 */
record Cursor(String windowId, long offset) {

  private static final int VERSION = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES;
  private static final int CHECK_BYTES = 8;
  private static final int TEXT_LENGTH_MAX = 256;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** The text of the cursor to {@code offset} in {@code boardWindow}. */
  static String encode(BoardWindow boardWindow, long offset) {
    byte[] id = boardWindow.windowId().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[HEAD_BYTES + id.length + CHECK_BYTES];
    bytes[0] = VERSION;
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[1 + i] = (byte) (offset >>> 8 * (Long.BYTES - 1 - i));
    }
    System.arraycopy(id, 0, bytes, HEAD_BYTES, id.length);
    System.arraycopy(check(bytes, boardWindow), 0, bytes, HEAD_BYTES + id.length, CHECK_BYTES);
    return ENCODER.encodeToString(bytes);
  }

  /**
   * What {@link #encode} wrote for a window of the same game, board and kind; empty when {@code
   * text} is anything else.
   *
   * @param anyWindow of that board and kind; its id is not looked at
   */
  static Optional<Cursor> decode(String text, BoardWindow anyWindow) {
    byte[] bytes = bytes(text);
    int checkAt = bytes.length - CHECK_BYTES;
    if (checkAt < HEAD_BYTES || bytes[0] != VERSION) {
      return Optional.empty();
    }
    byte[] check = Arrays.copyOfRange(bytes, checkAt, bytes.length);
    long offset = 0;
    for (int i = 1; i < HEAD_BYTES; i++) {
      offset = offset << 8 | bytes[i] & 0xff;
    }
    return offset >= 0 && MessageDigest.isEqual(check, check(bytes, anyWindow))
        ? Optional.of(
            new Cursor(
                new String(bytes, HEAD_BYTES, checkAt - HEAD_BYTES, StandardCharsets.UTF_8),
                offset))
        : Optional.empty();
  }

  /** No bytes at all where the text is not to the letter what the encoder writes. */
  private static byte[] bytes(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return ENCODER.encodeToString(bytes).equals(text) ? bytes : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] check(byte[] bytes, BoardWindow boardWindow) {
    MessageDigest sha256 = sha256();
    for (String part :
        new String[] {
          boardWindow.game().value(), boardWindow.board(), boardWindow.kind().label()
        }) {
      sha256.update(part.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0); // in no id and no name: no part can run into the next
    }
    sha256.update(bytes, 0, bytes.length - CHECK_BYTES);
    return Arrays.copyOf(sha256.digest(), CHECK_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
