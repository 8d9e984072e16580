package dev.liveops.adapters.local.filesystem;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A group of facts as it is in a file of the journal: a header of 24 bytes (what it begins with,
 * the length of the payload, the position of its first fact, how many there are, a CRC32C of all
 * that and of the payload), the payload, and zeros up to the next multiple of 8. Numbers are
 * big-endian.
 *
 * <p>No text that anybody sends can hold a header: its first byte is in no UTF-8.
 */
final class JournalRecord {

  static final int HEADER_BYTES = 24;

  /** Records begin at multiples of it. */
  static final int ALIGNMENT_BYTES = 8;

  private static final int MAGIC = 0xff4c6f4a; // "LoJ"
  private static final int CRC_OFFSET = 20;

  private JournalRecord() {}

  /** Makes a record of {@code out}: room for a header, and a payload behind it. */
  static ByteBuffer sealed(ByteWriter out, long first, int count) {
    int payloadBytes = out.size() - HEADER_BYTES;
    out.skip(-out.size() & (ALIGNMENT_BYTES - 1));
    ByteBuffer record = out.written();
    record.putInt(0, MAGIC).putInt(4, payloadBytes).putLong(8, first).putInt(16, count);
    record.putInt(CRC_OFFSET, checksum(record, 0, payloadBytes));
    return record;
  }

  /** The length of the payload of what may be a record at {@code at}; negative when it is none. */
  static int payloadBytes(ByteBuffer bytes, int at) {
    return bytes.getInt(at) == MAGIC ? bytes.getInt(at + 4) : -1;
  }

  static long first(ByteBuffer bytes, int at) {
    return bytes.getLong(at + 8);
  }

  static int count(ByteBuffer bytes, int at) {
    return bytes.getInt(at + 16);
  }

  /** Whether the record at {@code at} is as it was written. */
  static boolean isWhole(ByteBuffer bytes, int at, int payloadBytes) {
    return bytes.getInt(at + CRC_OFFSET) == checksum(bytes, at, payloadBytes);
  }

  /** How many bytes a record takes in a file. */
  static long bytes(int payloadBytes) {
    return (long) HEADER_BYTES + payloadBytes + ALIGNMENT_BYTES - 1 & -ALIGNMENT_BYTES;
  }

  private static int checksum(ByteBuffer bytes, int at, int payloadBytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), at, CRC_OFFSET);
    crc.update(bytes.array(), at + HEADER_BYTES, payloadBytes);
    return (int) crc.getValue();
  }
}
