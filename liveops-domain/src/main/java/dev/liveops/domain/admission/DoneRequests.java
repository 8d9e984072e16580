package dev.liveops.domain.admission;

import dev.liveops.domain.event.EventId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Requests that were done, as bytes to be kept: the marker {@code LOI1}, their number (4 bytes),
 * for each its id (16), body hash (8) and time (8), then CRC-32C of all before (4); everything
 * big-endian.
 */
public final class DoneRequests {

  private static final int MARKER = 0x4c4f4931;
  private static final int ENTRY_BYTES = 32;
  private static final int FRAME_BYTES = 12;

  private DoneRequests() {}

  /** The bytes of {@code requests}, in their order. */
  public static byte[] toBytes(List<DoneRequest> requests) {
    ByteBuffer bytes =
        ByteBuffer.allocate(
            Math.addExact(FRAME_BYTES, Math.multiplyExact(ENTRY_BYTES, requests.size())));
    bytes.putInt(MARKER).putInt(requests.size());
    for (DoneRequest request : requests) {
      bytes.putLong(request.id().high()).putLong(request.id().low());
      bytes.putLong(request.bodyHash()).putLong(request.doneAtMillis());
    }
    return bytes.putInt(checksum(bytes.array(), bytes.position())).array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are anything else, or damaged
   */
  public static List<DoneRequest> fromBytes(byte[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(written);
    if (written.length < FRAME_BYTES || bytes.getInt() != MARKER) {
      throw new IllegalArgumentException("done requests: not in the known form");
    }
    int count = bytes.getInt();
    if (count < 0 || written.length != FRAME_BYTES + (long) ENTRY_BYTES * count) {
      throw new IllegalArgumentException("done requests: cut short or too long");
    }
    int checked = written.length - Integer.BYTES;
    if (bytes.getInt(checked) != checksum(written, checked)) {
      throw new IllegalArgumentException("done requests: damaged");
    }
    List<DoneRequest> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      EventId id = new EventId(bytes.getLong(), bytes.getLong());
      requests.add(new DoneRequest(id, bytes.getLong(), bytes.getLong()));
    }
    return requests;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
