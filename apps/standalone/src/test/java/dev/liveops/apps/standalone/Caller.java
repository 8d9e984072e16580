package dev.liveops.apps.standalone;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who may stand at a door of the API, and what they show. */
enum Caller {
  NOBODY,
  WITH_A_WRONG_SECRET,
  WITH_AN_UNKNOWN_KEY,
  WITH_THE_KEY_OF_ANOTHER_GAME,
  WITH_A_SIGNATURE_OF_ANOTHER_REQUEST,
  WITH_THE_RIGHT_KEY,
  WITH_A_WRONG_ADMIN_TOKEN,
  WITH_THE_SIGNING_SECRET_AS_ADMIN_TOKEN,
  WITH_THE_ADMIN_TOKEN_IN_ANOTHER_SCHEME,
  WITH_THE_ADMIN_TOKEN;

  static final String ADMIN_TOKEN = "an admin token that nobody would guess";
  static final String OTHER_SECRET = "the secret of the people who race cars";

  /** What {@code HMAC_KEYS} has to be for these callers. */
  static final String OTHER_KEYS = "k2:racing:" + OTHER_SECRET;

  static final SigningKey KEY = key("default", "default", Running.SECRET);
  static final SigningKey OTHER_KEY = key("k2", "racing", OTHER_SECRET);

  private static SigningKey key(String id, String game, String secret) {
    return new SigningKey(id, new GameId(game), secret.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether the document lets this caller in.
   *
   * @param ways the ways in that the document has for the operation: {@code hmacSignature}, {@code
   *     adminToken}, or the empty text for everybody
   */
  boolean isLetInBy(Set<String> ways) {
    return ways.contains("")
        || this == WITH_THE_RIGHT_KEY && ways.contains("hmacSignature")
        || this == WITH_THE_ADMIN_TOKEN && ways.contains("adminToken");
  }

  /** The headers that this caller sends with a request, as alternating names and values. */
  List<String> headers(String method, String target, byte[] body) {
    return switch (this) {
      case NOBODY -> List.of();
      case WITH_A_WRONG_SECRET ->
          signed(key("default", "default", OTHER_SECRET), method, target, body);
      case WITH_AN_UNKNOWN_KEY ->
          signed(key("k9", "default", Running.SECRET), method, target, body);
      case WITH_THE_KEY_OF_ANOTHER_GAME -> signed(OTHER_KEY, method, target, body);
      case WITH_A_SIGNATURE_OF_ANOTHER_REQUEST ->
          signed(KEY, method, target + "-too", new byte[] {'{', '}', ' '});
      case WITH_THE_RIGHT_KEY -> signed(KEY, method, target, body);
      case WITH_A_WRONG_ADMIN_TOKEN -> bearer(ADMIN_TOKEN.toUpperCase(Locale.ROOT));
      case WITH_THE_SIGNING_SECRET_AS_ADMIN_TOKEN -> bearer(Running.SECRET);
      case WITH_THE_ADMIN_TOKEN_IN_ANOTHER_SCHEME ->
          List.of("Authorization", "Basic " + ADMIN_TOKEN);
      case WITH_THE_ADMIN_TOKEN -> bearer(ADMIN_TOKEN);
    };
  }

  private static List<String> bearer(String token) {
    return List.of("Authorization", "Bearer " + token);
  }

  /** Version 2, which every operation takes; the game is named, so that keys of others show. */
  static List<String> signed(SigningKey key, String method, String target, byte[] body) {
    long now = Instant.now().getEpochSecond();
    return List.of(
        "X-Signature",
        RequestSignature.sign(key, now, method, target, "", body),
        "X-Signature-Timestamp",
        Long.toString(now),
        "X-Key-Id",
        key.keyId(),
        "X-Game-Id",
        "default");
  }
}
