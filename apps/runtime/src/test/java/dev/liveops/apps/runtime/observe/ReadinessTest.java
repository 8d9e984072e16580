package dev.liveops.apps.runtime.observe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @Test
  void aServiceIsReadyFromItsStartToItsStop() {
    Readiness readiness = new Readiness();
    assertFalse(readiness.isReady());
    readiness.on();
    assertTrue(readiness.isReady());
    readiness.off();
    assertFalse(readiness.isReady());
  }

  @Test
  void aServiceIsReadyWhileEverythingThatItNeedsIsThere() {
    AtomicBoolean journal = new AtomicBoolean(true);
    Readiness readiness = new Readiness().needs("journal", journal::get);
    readiness.on();
    assertTrue(readiness.isReady());
    journal.set(false);
    assertFalse(readiness.isReady());
  }

  @Test
  void aCheckThatFailsIsANo() {
    Readiness readiness =
        new Readiness()
            .needs(
                "bus",
                () -> {
                  throw new IllegalStateException("away");
                });
    readiness.on();
    assertFalse(readiness.isReady());
  }
}
