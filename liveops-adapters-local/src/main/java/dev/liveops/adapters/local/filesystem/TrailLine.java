package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of the trail: a JSON object whose last field is the hash of all before it, together with
 * the hash of the line before.
 */
final class TrailLine {

  private static final byte[] HASH_FIELD = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH_DIGITS = 2 * Hash.LENGTH_BYTES;
  private static final int SUFFIX = HASH_FIELD.length + HASH_DIGITS + END.length;

  private TrailLine() {}

  /** The line to write, with its end: {@code body} is a JSON object without the hash. */
  static byte[] of(byte[] body, Hash hash) {
    byte[] digits = hash.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(body, body.length - 1 + SUFFIX + 1);
    int at = body.length - 1;
    System.arraycopy(HASH_FIELD, 0, line, at, HASH_FIELD.length);
    at += HASH_FIELD.length;
    System.arraycopy(digits, 0, line, at, HASH_DIGITS);
    at += HASH_DIGITS;
    System.arraycopy(END, 0, line, at, END.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** What was hashed for the line, which is given without its end; empty when it has no hash. */
  static Optional<byte[]> body(byte[] line) {
    if (hash(line).isEmpty()) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(line, line.length - SUFFIX + 1);
    body[body.length - 1] = '}';
    return Optional.of(body);
  }

  /** The hash that the line carries; empty when it is not a line of a trail. */
  static Optional<Hash> hash(byte[] line) {
    int at = line.length - SUFFIX;
    if (at < 1
        || !Arrays.equals(line, at, at + HASH_FIELD.length, HASH_FIELD, 0, HASH_FIELD.length)
        || !Arrays.equals(line, line.length - END.length, line.length, END, 0, END.length)) {
      return Optional.empty();
    }
    return Hash.parse(
        new String(line, at + HASH_FIELD.length, HASH_DIGITS, StandardCharsets.US_ASCII));
  }
}
