package dev.liveops.apps.gateway;

import dev.liveops.domain.signing.RequestSignature;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An event as it goes over the wire, in the parts that are signed or say how: each part can be
 * damaged by itself. Immutable.
 */
final class SignedEvent {
  private static final byte[] REQUEST_LINE = ascii("POST /events HTTP/1.1\r\nHost: x\r\n");

  /** Header names, fixed, and their values, each a part; the last part is the body. */
  private final List<String> names;

  private final List<byte[]> values;
  private final String idempotencyKey;
  private final int damaged;

  private SignedEvent(List<String> names, List<byte[]> values, String idempotencyKey, int damaged) {
    this.names = names;
    this.values = values;
    this.idempotencyKey = idempotencyKey;
    this.damaged = damaged;
  }

  static SignedEvent version1(String player) {
    byte[] body = ascii(Events.progression(player, 10));
    return new SignedEvent(
        List.of("X-Signature", "X-Key-Id", "X-Game-Id"),
        List.of(
            ascii(RequestSignature.sign(TestGateway.KEY, body)),
            ascii("default"),
            ascii("default"),
            body),
        "key-" + player,
        -1);
  }

  static SignedEvent version2(String player, Instant now) {
    byte[] body = ascii(Events.progression(player, 10));
    long seconds = now.getEpochSecond();
    String key = "key-" + player;
    String signature =
        RequestSignature.sign(TestGateway.KEY, seconds, "POST", "/events", key, body);
    return new SignedEvent(
        List.of("X-Signature", "X-Key-Id", "X-Game-Id", "X-Signature-Timestamp", "Idempotency-Key"),
        List.of(
            ascii(signature),
            ascii("default"),
            ascii("default"),
            ascii(Long.toString(seconds)),
            ascii(key),
            body),
        "",
        -1);
  }

  SignedEvent withOneBitChanged(Random random) {
    // Half of the changes hit the body or the signature, which have the most bits.
    int part = random.nextInt(values.size());
    byte[] changed = values.get(part).clone();
    int bit = random.nextInt(changed.length * Byte.SIZE);
    changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    List<byte[]> parts = new ArrayList<>(values);
    parts.set(part, changed);
    return new SignedEvent(names, parts, idempotencyKey, part);
  }

  /** Whether what was changed is a header's value, and not the body. */
  boolean headersAreDamaged() {
    return damaged >= 0 && damaged < names.size();
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(REQUEST_LINE);
    byte[] body = values.getLast();
    out.writeBytes(ascii("Content-Type: application/json\r\n"));
    out.writeBytes(ascii("Content-Length: " + body.length + "\r\n"));
    for (int i = 0; i < names.size(); i++) {
      out.writeBytes(ascii(names.get(i) + ": "));
      out.writeBytes(values.get(i));
      out.writeBytes(ascii("\r\n"));
    }
    if (!idempotencyKey.isEmpty()) {
      out.writeBytes(ascii("Idempotency-Key: " + idempotencyKey + "\r\n"));
    }
    out.writeBytes(ascii("\r\n"));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.ISO_8859_1);
  }
}
