package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {

  @Test
  void readsHowManyRequestsWereAnsweredInWhatTime() throws IOException {
    assertEquals(
        new ClosedLoop.Counts(123456, 0, 10.02),
        Wrk.counts("  123456 requests in 10.02s, 12.34MB read\nRequests/sec: 12320.96\n"));
    assertEquals(
        new ClosedLoop.Counts(5, 0, 0.25), Wrk.counts("  5 requests in 250.00ms, 1.00KB read\n"));
    assertEquals(
        new ClosedLoop.Counts(9, 0, 90), Wrk.counts("  9 requests in 1.50m, 1.00KB read\n"));
  }

  @Test
  void whatWasRefusedAndWhatBrokeIsBad() throws IOException {
    assertEquals(
        new ClosedLoop.Counts(110, 17, 1),
        Wrk.counts(
            """
              100 requests in 1.00s, 1.00MB read
              Socket errors: connect 1, read 2, write 3, timeout 4
              Non-2xx or 3xx responses: 7
            """));
  }

  @Test
  void anythingElseThatItSaysIsAFailure() {
    assertThrows(IOException.class, () -> Wrk.counts("unable to connect to 127.0.0.1:1"));
  }
}
