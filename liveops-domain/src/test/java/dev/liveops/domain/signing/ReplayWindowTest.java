package dev.liveops.domain.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.signing.ReplayWindow.Sighting;
import dev.liveops.domain.signing.SignatureCheck.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

  private static final long NOW = 1_764_000_000;

  private final ReplayWindow window = new ReplayWindow(1000);

  @Test
  void aSignatureIsGoodForOneRequest() {
    assertEquals(Sighting.FIRST, see(NOW, 7, NOW));
    assertEquals(Sighting.REPLAY, see(NOW, 7, NOW));
    assertEquals(Sighting.FIRST, see(NOW, 8, NOW));
  }

  @Test
  void aReplayIsSeenAsLongAsTheTimestampIsWithinTolerance() {
    assertEquals(Sighting.FIRST, see(NOW + 300, 7, NOW));
    for (long later = 0; later <= 600; later += 20) {
      assertEquals(Sighting.REPLAY, see(NOW + 300, 7, NOW + later), "after " + later + " s");
    }
  }

  @Test
  void askingWhetherASignatureWasUsedDoesNotUseIt() {
    Stamp stamp = new Stamp(NOW, 7);
    assertFalse(window.knows(stamp));
    assertFalse(window.knows(stamp));
    window.see(stamp, NOW * 1000);
    assertTrue(window.knows(stamp));
    assertFalse(window.knows(new Stamp(NOW, 8)));
    assertFalse(window.knows(new Stamp(NOW + 720, 7)));
  }

  @Test
  void aFingerprintOfZeroIsLikeAnyOther() {
    assertEquals(Sighting.FIRST, see(NOW, 0, NOW));
    assertEquals(Sighting.REPLAY, see(NOW, 0, NOW));
  }

  @Test
  void aFullWindowRefusesWhatItCannotRememberAndStillSeesReplays() {
    for (int i = 0; i < 1000; i++) {
      assertEquals(Sighting.FIRST, see(NOW, i, NOW));
    }
    assertEquals(Sighting.FULL, see(NOW, 1000, NOW));
    assertEquals(Sighting.REPLAY, see(NOW, 999, NOW));
    assertEquals(1000, window.remembered());
  }

  @Test
  void whatIsOutOfToleranceMakesRoom() {
    for (int i = 0; i < 1000; i++) {
      see(NOW, i, NOW);
    }
    long later = NOW + 361;
    assertEquals(Sighting.FIRST, see(later, 1000, later));
    assertEquals(1, window.remembered());
  }

  @Test
  void aClockSetBackIsNotTakenForAFirstRequest() {
    assertEquals(Sighting.FIRST, see(NOW, 7, NOW));
    assertEquals(Sighting.FIRST, see(NOW + 720, 8, NOW + 720));
    assertEquals(Sighting.FULL, see(NOW, 7, NOW));
  }

  @Test
  void itSeesWhatASetWithoutBoundsWouldSee() {
    long seed = 77;
    Random random = new Random(seed);
    ReplayWindow large = new ReplayWindow(1 << 20);
    Map<Stamp, Boolean> seen = new HashMap<>();
    long now = NOW;
    for (int i = 0; i < 100_000; i++) {
      now += random.nextInt(200) == 0 ? random.nextInt(30) : 0;
      Stamp stamp = new Stamp(now - 300 + random.nextInt(601), random.nextInt(20) - 10L);
      Sighting expected = seen.put(stamp, true) == null ? Sighting.FIRST : Sighting.REPLAY;
      assertEquals(
          expected, large.see(withSecond(stamp), now * 1000), "seed " + seed + ", round " + i);
    }
    assertTrue(large.remembered() <= seen.size());
  }

  /** As in a real signature, the time is part of what the fingerprint is made of. */
  private static Stamp withSecond(Stamp stamp) {
    return new Stamp(stamp.timestampSeconds(), stamp.timestampSeconds() * 31 + stamp.fingerprint());
  }

  private Sighting see(long timestampSeconds, long fingerprint, long nowSeconds) {
    return window.see(new Stamp(timestampSeconds, fingerprint), nowSeconds * 1000);
  }
}
