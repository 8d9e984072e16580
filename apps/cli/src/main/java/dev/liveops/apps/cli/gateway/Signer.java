package dev.liveops.apps.cli.gateway;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the headers that show who sends a request. Safe for use by many threads. */
public final class Signer {

  static final String SIGNATURE = "X-Signature";
  static final String TIMESTAMP = "X-Signature-Timestamp";
  static final String KEY_ID = "X-Key-Id";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** A signature says nothing of the game: the gateway knows which one a key is for. */
  private static final GameId ANY_GAME = new GameId("any");

  private final Optional<String> keyId;
  private final SigningKey key;

  /**
   * Signs with a secret.
   *
   * @param keyId the id to name; empty to name none, which means the default key
   * @param secret at least one byte
   */
  public Signer(Optional<String> keyId, byte[] secret) {
    this.keyId = keyId;
    this.key = new SigningKey(keyId.orElse(KeyRing.DEFAULT_KEY_ID), ANY_GAME, secret);
  }

  /** The headers of a request under version 1: its body is signed. */
  public Map<String, String> body(byte[] body) {
    return headers(RequestSignature.sign(key, body));
  }

  /**
   * The headers of a request under version 2: the whole request is signed, for a few minutes.
   *
   * @param timestampSeconds now, epoch seconds
   * @param path the request target as it is sent, query included
   * @param idempotencyKey as it is sent, without a dot; empty for none
   */
  public Map<String, String> request(
      long timestampSeconds, String method, String path, String idempotencyKey, byte[] body) {
    Map<String, String> headers =
        headers(RequestSignature.sign(key, timestampSeconds, method, path, idempotencyKey, body));
    headers.put(TIMESTAMP, Long.toString(timestampSeconds));
    if (!idempotencyKey.isEmpty()) {
      headers.put(IDEMPOTENCY_KEY, idempotencyKey);
    }
    return headers;
  }

  private Map<String, String> headers(String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(SIGNATURE, signature);
    keyId.ifPresent(id -> headers.put(KEY_ID, id));
    return headers;
  }
}
