package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of the trail: a JSON object whose first field is its position, and whose last is the hash
 * of all before it, together with the hash of the line before.
 */
final class TrailLine {

  /** How many bytes before the end of a line, with its line end, its hash begins. */
  static final int HASH_FROM_END = 2 * Hash.LENGTH_BYTES + 3;

  private static final byte[] POSITION_FIELD = ascii("{\"position\":");
  private static final byte[] HASH_FIELD = ascii(",\"hash\":\"");
  private static final byte[] END = ascii("\"}");
  private static final int HASH_DIGITS = 2 * Hash.LENGTH_BYTES;
  private static final int SUFFIX = HASH_FIELD.length + HASH_DIGITS + END.length;

  private TrailLine() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Makes a line of the JSON object that is the end of {@code buffer}: adds it to the chain, and
   * its hash to it. The line end is left to the caller.
   *
   * @param start where the object begins
   */
  static void finish(LineBuffer buffer, int start, AuditChain chain) {
    Hash hash = chain.append(buffer.array(), start, buffer.length() - start);
    buffer.cut(buffer.length() - 1); // the brace
    buffer.write(HASH_FIELD, 0, HASH_FIELD.length);
    buffer.write(ascii(hash.toString()), 0, HASH_DIGITS);
    buffer.write(END, 0, END.length);
  }

  /** Whether a line, given without its end, has the form of one and the position. */
  static boolean isAt(long position, byte[] line) {
    byte[] digits = ascii(position + ",");
    int from = POSITION_FIELD.length;
    return line.length > from + digits.length + SUFFIX
        && Arrays.equals(line, 0, from, POSITION_FIELD, 0, from)
        && Arrays.equals(line, from, from + digits.length, digits, 0, digits.length)
        && hasHash(line);
  }

  /** Whether a line, given without its end, carries a hash where one should be. */
  static boolean hasHash(byte[] line) {
    int at = line.length - SUFFIX;
    return at > 0
        && Arrays.equals(line, at, at + HASH_FIELD.length, HASH_FIELD, 0, HASH_FIELD.length)
        && Arrays.equals(line, line.length - END.length, line.length, END, 0, END.length);
  }

  /**
   * Adds a line to the chain, given without its end.
   *
   * @return whether it carries the hash that it should; it is in the chain either way
   */
  static boolean follows(AuditChain chain, byte[] line) {
    int at = line.length - SUFFIX;
    byte comma = line[at];
    line[at] = '}'; // what was hashed is the object without its last field
    Hash hash = chain.append(line, 0, at + 1);
    line[at] = comma;
    int digits = at + HASH_FIELD.length;
    return Arrays.equals(
        line, digits, digits + HASH_DIGITS, ascii(hash.toString()), 0, HASH_DIGITS);
  }
}
