package dev.liveops.domain.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Signatures of requests. Both versions are a header {@code X-Signature: sha256=<hex HMAC-SHA256>}.
 *
 * <p>Version 1 signs the raw body. Version 2, asked for by the header {@code
 * X-Signature-Timestamp}, signs the UTF-8 bytes of {@code timestamp.method.path.idempotency-key.}
 * followed by the raw body, where the timestamp is epoch seconds in decimal digits as sent, the
 * path is the request target as sent, query included, and the idempotency key is the header's
 * value, or empty.
 *
 * <p>The fields of version 2 are divided by dots alone, so two readings of one text have to be
 * ruled out:
 *
 * <ul>
 *   <li>an idempotency key with a dot in it could take over a part of the body, or give it one:
 *       version 2 refuses it;
 *   <li>what version 2 signs could be sent as a body under version 1, and so outlive its time:
 *       version 1 refuses a body that begins like it, with digits and a dot. No JSON object or
 *       array does.
 * </ul>
 *
 * <p>A path may have dots. Cut at one of them it is another path, and the rest would pass for the
 * idempotency key: a route that changes something therefore has a path without an id that may have
 * a dot in it, or takes more than a signature.
 *
 * <p>The hexadecimal digits are all lower-case or all upper-case. Mixed case is refused: otherwise
 * a letter whose case was flipped on the way would leave the signature valid.
 */
public final class RequestSignature {

  /**
   * How far the time of a version 2 request may be from ours, either way, inclusive, in seconds.
   */
  public static final long TOLERANCE_SECONDS = 300;

  private static final String PREFIX = "sha256=";
  private static final int HEADER_LENGTH = PREFIX.length() + 2 * HmacSha256.LENGTH_BYTES;
  private static final int TIMESTAMP_DIGITS_MAX = 12;
  private static final byte[] NO_BYTES = {};
  private static final HexFormat HEX = HexFormat.of();

  /** Stands in for a key that is not there, so that asking for one takes as long as using one. */
  private static final HmacSha256 NO_KEY = new HmacSha256(new byte[] {0});

  private RequestSignature() {}

  /** The header {@code X-Signature} of version 1 for a body. */
  public static String sign(SigningKey key, byte[] body) {
    return PREFIX + HEX.formatHex(key.hmac().of(body));
  }

  /**
   * The header {@code X-Signature} of version 2 for a request that is sent with the header {@code
   * X-Signature-Timestamp: <timestampSeconds>}.
   *
   * @param timestampSeconds now, epoch seconds, not negative
   * @param path the request target as it will be sent, query included
   * @param idempotencyKey the header {@code Idempotency-Key} as it will be sent; empty when it will
   *     not
   * @throws IllegalArgumentException when the idempotency key has a dot in it
   */
  public static String sign(
      SigningKey key,
      long timestampSeconds,
      String method,
      String path,
      String idempotencyKey,
      byte[] body) {
    if (idempotencyKey.indexOf('.') >= 0) {
      throw new IllegalArgumentException("idempotency key: has a dot");
    }
    byte[] head = head(Long.toString(timestampSeconds), method, path, idempotencyKey);
    return PREFIX + HEX.formatHex(key.hmac().of(head, body));
  }

  /**
   * Judges the signature of a request, in time that does not depend on how much of it is right.
   *
   * <p>A request of version 2 that would change something and carries no idempotency key has to
   * pass a {@link ReplayWindow} too; one that carries a key is told from its repetition by that
   * key.
   *
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public static SignatureCheck verify(KeyRing keys, SignedRequest request, long nowMillis) {
    if (request.signature().isEmpty()) {
      return new SignatureCheck.Missing();
    }
    Optional<String> fault = fault(request);
    if (fault.isPresent()) {
      return new SignatureCheck.Malformed(fault.get());
    }
    byte[] claimed = SignatureHex.decode(request.signature(), PREFIX.length());
    if (claimed.length == 0) {
      return new SignatureCheck.Malformed("the signature is not hexadecimal in one case");
    }
    List<SigningKey> candidates = keys.named(request.keyId());
    Optional<SigningKey> match = match(candidates, request, claimed);
    if (candidates.isEmpty()) {
      return new SignatureCheck.UnknownKey();
    }
    if (match.isEmpty()) {
      return new SignatureCheck.Mismatch();
    }
    return judged(match.get(), request, claimed, nowMillis);
  }

  /** What is said of a signature that is right: the game and the time have to be, too. */
  private static SignatureCheck judged(
      SigningKey key, SignedRequest request, byte[] signature, long nowMillis) {
    if (!request.gameId().isEmpty() && !request.gameId().equals(key.game().value())) {
      return new SignatureCheck.WrongGame();
    }
    if (!stamped(request)) {
      return new SignatureCheck.Valid(key, Optional.empty());
    }
    long timestampSeconds = Long.parseLong(request.timestamp());
    long nowSeconds = Math.floorDiv(nowMillis, 1000L);
    if (Math.abs(nowSeconds - timestampSeconds) > TOLERANCE_SECONDS) {
      return new SignatureCheck.Stale(timestampSeconds);
    }
    return new SignatureCheck.Valid(key, Optional.of(stamp(timestampSeconds, signature)));
  }

  /**
   * What to know a request again by that was found valid, as {@link SignatureCheck.Valid} told it;
   * empty for version 1.
   */
  public static Optional<SignatureCheck.Stamp> stampOf(SignedRequest valid) {
    return stamped(valid)
        ? Optional.of(
            stamp(
                Long.parseLong(valid.timestamp()),
                SignatureHex.decode(valid.signature(), PREFIX.length())))
        : Optional.empty();
  }

  private static SignatureCheck.Stamp stamp(long timestampSeconds, byte[] signature) {
    return new SignatureCheck.Stamp(timestampSeconds, SignatureHex.firstLong(signature));
  }

  private static Optional<SigningKey> match(
      List<SigningKey> candidates, SignedRequest request, byte[] claimed) {
    byte[] head =
        stamped(request)
            ? head(request.timestamp(), request.method(), request.path(), request.idempotencyKey())
            : NO_BYTES;
    if (candidates.isEmpty()) {
      MessageDigest.isEqual(NO_KEY.of(head, request.body()), claimed);
      return Optional.empty();
    }
    Optional<SigningKey> match = Optional.empty();
    for (SigningKey key : candidates) {
      // No early way out: which of the secrets fits is nobody's business.
      if (MessageDigest.isEqual(key.hmac().of(head, request.body()), claimed)) {
        match = Optional.of(key);
      }
    }
    return match;
  }

  private static Optional<String> fault(SignedRequest request) {
    String signature = request.signature();
    if (signature.length() != HEADER_LENGTH || !signature.startsWith(PREFIX)) {
      return Optional.of("the signature is not " + PREFIX + " and 64 hexadecimal digits");
    }
    if (!stamped(request)) {
      return beginsLikeVersion2(request.body())
          ? Optional.of("the body begins with digits and a dot")
          : Optional.empty();
    }
    if (!isTimestamp(request.timestamp())) {
      return Optional.of("the signature's timestamp is not epoch seconds");
    }
    return request.idempotencyKey().indexOf('.') >= 0
        ? Optional.of("with a signature timestamp, the idempotency key must have no dot")
        : Optional.empty();
  }

  private static boolean stamped(SignedRequest request) {
    return !request.timestamp().isEmpty();
  }

  private static byte[] head(String timestamp, String method, String path, String idempotencyKey) {
    return (timestamp + '.' + method + '.' + path + '.' + idempotencyKey + '.')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isTimestamp(String text) {
    if (text.length() > TIMESTAMP_DIGITS_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean beginsLikeVersion2(byte[] body) {
    int digits = 0;
    while (digits < body.length && body[digits] >= '0' && body[digits] <= '9') {
      digits++;
    }
    return digits > 0 && digits < body.length && body[digits] == '.';
  }
}
