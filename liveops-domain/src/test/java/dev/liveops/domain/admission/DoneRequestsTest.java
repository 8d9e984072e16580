package dev.liveops.domain.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.event.EventId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoneRequestsTest {

  private static final List<DoneRequest> REQUESTS =
      List.of(
          new DoneRequest(new EventId(1, -2), 3, 1_764_000_000_000L),
          new DoneRequest(new EventId(-5, 6), -7, 1_764_000_000_001L));

  private final byte[] bytes = DoneRequests.toBytes(REQUESTS);

  @Test
  void whatIsWrittenIsReadBack() {
    assertEquals(REQUESTS, DoneRequests.fromBytes(bytes));
    assertEquals(List.of(), DoneRequests.fromBytes(DoneRequests.toBytes(List.of())));
  }

  @Test
  void bytesThatAreDamagedInAnyBitAreRefused() {
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(IllegalArgumentException.class, () -> DoneRequests.fromBytes(damaged));
    }
  }

  @Test
  void bytesThatAreCutAnywhereAreRefused() {
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> DoneRequests.fromBytes(cut));
    }
  }
}
