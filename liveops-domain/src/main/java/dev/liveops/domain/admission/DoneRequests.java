package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Requests that were done, as bytes to be kept: the marker {@code LiveOpsI}, their number, for each
 * its id (twice 8 bytes), body hash and time, and last the CRC-32C of all before. Everything is a
 * big-endian number of 8 bytes.
 */
public final class DoneRequests {

  private static final long MARKER = 0x4c6976654f707349L;
  private static final int HEAD_BYTES = 2 * Long.BYTES;
  private static final int ENTRY_BYTES = 4 * Long.BYTES;
  private static final int TAIL_BYTES = Long.BYTES;

  private DoneRequests() {}

  /** The bytes of {@code requests}, in their order. */
  public static byte[] toBytes(List<DoneRequest> requests) {
    byte[] bytes =
        new byte
            [Math.addExact(
                HEAD_BYTES + TAIL_BYTES, Math.multiplyExact(ENTRY_BYTES, requests.size()))];
    put(MARKER, bytes, 0);
    put(requests.size(), bytes, Long.BYTES);
    int at = HEAD_BYTES;
    for (DoneRequest request : requests) {
      put(request.id().high(), bytes, at);
      put(request.id().low(), bytes, at + Long.BYTES);
      put(request.bodyHash(), bytes, at + 2 * Long.BYTES);
      put(request.doneAtMillis(), bytes, at + 3 * Long.BYTES);
      at += ENTRY_BYTES;
    }
    put(checksum(bytes, at), bytes, at);
    return bytes;
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are anything else, or damaged
   */
  public static List<DoneRequest> fromBytes(byte[] bytes) {
    int tail = bytes.length - TAIL_BYTES;
    if (tail < HEAD_BYTES || get(bytes, 0) != MARKER) {
      throw new IllegalArgumentException("done requests: not in the known form");
    }
    if (get(bytes, tail) != checksum(bytes, tail)) {
      throw new IllegalArgumentException("done requests: damaged");
    }
    int count = (tail - HEAD_BYTES) / ENTRY_BYTES;
    if (get(bytes, Long.BYTES) != count || HEAD_BYTES + count * ENTRY_BYTES != tail) {
      throw new IllegalArgumentException("done requests: cut short or too long");
    }
    List<DoneRequest> requests = new ArrayList<>(count);
    for (int at = HEAD_BYTES; at < tail; at += ENTRY_BYTES) {
      EventId id = new EventId(get(bytes, at), get(bytes, at + Long.BYTES));
      requests.add(
          new DoneRequest(id, get(bytes, at + 2 * Long.BYTES), get(bytes, at + 3 * Long.BYTES)));
    }
    return requests;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static void put(long value, byte[] bytes, int at) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (value >>> 56 - 8 * i);
    }
  }

  private static long get(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
