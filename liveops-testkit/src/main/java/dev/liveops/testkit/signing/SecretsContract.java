package dev.liveops.testkit.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.ports.signing.Secrets;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link Secrets}. */
public abstract class SecretsContract extends PortContract<Secrets> {

  private static byte[] secret(int number) {
    byte[] secret = new byte[32];
    secret[0] = (byte) number;
    secret[31] = -1;
    return secret;
  }

  private Optional<String> found(String name) {
    return ports().find(name).map(HexFormat.of()::formatHex);
  }

  private static Optional<String> hex(int number) {
    return Optional.of(HexFormat.of().formatHex(secret(number)));
  }

  @Test
  void aSecretThatNobodyKeptIsNotThere() {
    assertTrue(ports().find("hmac").isEmpty());
  }

  @Test
  void theFirstCandidateIsKeptAndAllLaterOnesAreNot() {
    assertArrayEquals(secret(1), ports().findOrKeep("hmac", secret(1)));
    assertArrayEquals(secret(1), ports().findOrKeep("hmac", secret(2)));
    assertEquals(hex(1), found("hmac"));
  }

  @Test
  void secretsHaveTheirNames() {
    ports().findOrKeep("hmac", secret(1));
    ports().findOrKeep("receipt-key", secret(2));
    assertEquals(hex(1), found("hmac"));
    assertEquals(hex(2), found("receipt-key"));
    assertTrue(found("receipt").isEmpty());
  }

  @Test
  void whatBecomesOfAnArrayThatWasHandedOutOrInDoesNotChangeTheSecret() {
    byte[] candidate = secret(1);
    byte[] kept = ports().findOrKeep("hmac", candidate);
    candidate[0] = 99;
    kept[1] = 99;
    ports().find("hmac").orElseThrow()[2] = 99;
    assertEquals(hex(1), found("hmac"));
  }

  @Test
  void simultaneousCallersAllGetTheSame() {
    for (int round = 0; round < 10; round++) {
      String name = "secret-" + round;
      List<byte[]> all = Race.of(16, racer -> ports().findOrKeep(name, secret(racer)));
      all.forEach(each -> assertArrayEquals(all.getFirst(), each));
      assertArrayEquals(all.getFirst(), ports().find(name).orElseThrow());
    }
  }

  @Test
  void aKeptSecretOutlivesClosingAndCrashing() {
    ports().findOrKeep("hmac", secret(1));
    reopen();
    assertEquals(kept(hex(1), Optional.empty()), found("hmac"));
    ports().findOrKeep("receipt-key", secret(2));
    crash();
    assertEquals(kept(hex(1), Optional.empty()), found("hmac"));
    assertEquals(kept(hex(2), Optional.empty()), found("receipt-key"));
  }
}
