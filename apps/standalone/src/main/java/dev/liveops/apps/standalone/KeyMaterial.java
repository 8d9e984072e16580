package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.settings.BusKind;
import dev.liveops.apps.runtime.settings.Environment;
import dev.liveops.apps.runtime.settings.Secret;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.ports.signing.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an installation: those that were set, and, in development, made ones for the rest,
 * which are kept beside the data.
 *
 * @param ring what clients sign with
 * @param hmacSecret what receipts are signed with for whoever shares it
 * @param receiptKey what receipts are signed with for everybody
 * @param adminToken what opens admin routes, if anything
 * @param made the names of the secrets that were not set
 */
record KeyMaterial(
    KeyRing ring,
    byte[] hmacSecret,
    ReceiptKey receiptKey,
    Optional<Secret> adminToken,
    List<String> made) {

  private static final String HMAC_SECRET = "hmac-secret";
  private static final String ADMIN_TOKEN = "admin-token";
  private static final String RECEIPT_KEY = "receipt-key";

  /**
   * Takes the keys from the settings, and from where secrets are kept.
   *
   * @param game the game that the default key belongs to
   * @throws StartFailure when one is missing that has to be set
   */
  static KeyMaterial of(Settings settings, GameId game, Secrets secrets) {
    List<String> made = new ArrayList<>();
    Secret hmac =
        settings
            .security()
            .hmacSecret()
            .orElseGet(() -> made(settings, secrets, HMAC_SECRET, "HMAC_SECRET", made));
    Optional<Secret> adminToken = settings.security().adminToken();
    if (adminToken.isEmpty() && mayMake(settings)) {
      adminToken = Optional.of(made(settings, secrets, ADMIN_TOKEN, "ADMIN_TOKEN", made));
    }
    List<SigningKey> keys = new ArrayList<>();
    keys.add(new SigningKey(KeyRing.DEFAULT_KEY_ID, game, hmac.bytes()));
    settings
        .security()
        .extraKeys()
        .forEach(key -> keys.add(new SigningKey(key.keyId(), key.game(), key.secret().bytes())));
    return new KeyMaterial(
        ring(keys),
        hmac.bytes(),
        ReceiptKey.fromSeed(secrets.findOrKeep(RECEIPT_KEY, random(ReceiptKey.SEED_BYTES))),
        adminToken,
        List.copyOf(made));
  }

  private static KeyRing ring(List<SigningKey> keys) {
    try {
      return new KeyRing(keys);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("HMAC_KEYS: " + e.getMessage(), e);
    }
  }

  private static Secret made(
      Settings settings, Secrets secrets, String name, String setting, List<String> made) {
    if (!mayMake(settings)) {
      throw new StartFailure(
          setting + ": expected " + Secret.LENGTH_MIN + " characters or more (required here)",
          null);
    }
    byte[] candidate = HexFormat.of().formatHex(random(32)).getBytes(StandardCharsets.US_ASCII);
    made.add(name);
    return new Secret(new String(secrets.findOrKeep(name, candidate), StandardCharsets.US_ASCII));
  }

  /** Made secrets have to be kept where whoever needs them can read them. */
  private static boolean mayMake(Settings settings) {
    return settings.environment() == Environment.DEVELOPMENT
        && settings.storage().bus() == BusKind.JOURNAL;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Says what there is, and nothing of what is in it. */
  @Override
  public String toString() {
    return "KeyMaterial[" + ring.keyIds() + "]";
  }
}
