package dev.liveops.usecases.signing;

import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SignatureCheck;
import dev.liveops.domain.signing.SignatureCheck.Stamp;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.domain.signing.SigningKey;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out who sent a request. Safe for use by many threads; nothing here waits. */
public final class AuthenticateRequest {

  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Supplier<KeyRing> keys;
  private final ReplayWindow replays;

  /**
   * Makes the use case.
   *
   * @param keys the keys that are valid at the moment; asked at every request, so that keys can
   *     change
   * @param replays the signatures that were used; one for all services that share keys
   */
  public AuthenticateRequest(Supplier<KeyRing> keys, ReplayWindow replays) {
    this.keys = keys;
    this.replays = replays;
  }

  /**
   * Of a request that does no harm when it is sent twice: it reads, or what it does can be done
   * only once.
   *
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public Authentication anyTime(SignedRequest request, long nowMillis) {
    return judge(request, nowMillis, false);
  }

  /**
   * Of a request that is to be done once. One with a time in its signature and no idempotency key
   * passes once: with such a key, it is the key that tells the request from its repetition.
   *
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public Authentication once(SignedRequest request, long nowMillis) {
    return judge(request, nowMillis, request.idempotencyKey().isEmpty());
  }

  /**
   * Whether a request with a time in its signature was done before, as {@link #done} told. For
   * requests that an idempotency key tells from their repetitions: when the key has been forgotten
   * and the signature has not yet gone stale, this is what still knows it.
   *
   * @param authentic a request that was found to be signed
   */
  public boolean wasDone(SignedRequest authentic) {
    return RequestSignature.stampOf(authentic).filter(replays::knows).isPresent();
  }

  /**
   * Remembers the signature of a request that was done, if there is a time in it.
   *
   * @param authentic a request that was found to be signed
   * @param nowMillis the wall clock, epoch milliseconds
   */
  public void done(SignedRequest authentic, long nowMillis) {
    RequestSignature.stampOf(authentic).ifPresent(stamp -> replays.see(stamp, nowMillis));
  }

  private Authentication judge(SignedRequest request, long nowMillis, boolean once) {
    KeyRing ring = keys.get();
    return switch (RequestSignature.verify(ring, request, nowMillis)) {
      case SignatureCheck.Valid(SigningKey key, Optional<Stamp> stamp) ->
          once && stamp.isPresent()
              ? first(key, stamp.get(), nowMillis)
              : new Authentication.Signed(key);
      case SignatureCheck.Missing missing -> refused(Refusal.MISSING_SIGNATURE, ring, request, "");
      case SignatureCheck.Malformed(String reason) ->
          refused(Refusal.MALFORMED_SIGNATURE, ring, request, reason);
      case SignatureCheck.UnknownKey unknown -> refused(Refusal.UNKNOWN_KEY, ring, request, "");
      case SignatureCheck.Mismatch mismatch -> refused(Refusal.BAD_SIGNATURE, ring, request, "");
      case SignatureCheck.WrongGame wrong -> refused(Refusal.WRONG_GAME, ring, request, "");
      case SignatureCheck.Stale stale -> refused(Refusal.STALE_SIGNATURE, ring, request, "");
    };
  }

  private Authentication first(SigningKey key, Stamp stamp, long nowMillis) {
    return switch (replays.see(stamp, nowMillis)) {
      case FIRST -> new Authentication.Signed(key);
      case REPLAY -> new Authentication.Refused(Refusal.REPLAYED_SIGNATURE, key.keyId(), "");
      case FULL -> new Authentication.Overloaded(RETRY_AFTER_MILLIS);
    };
  }

  private static Authentication refused(
      Refusal refusal, KeyRing ring, SignedRequest request, String detail) {
    String keyId = request.keyId().isEmpty() ? KeyRing.DEFAULT_KEY_ID : request.keyId();
    return new Authentication.Refused(refusal, ring.keyIds().contains(keyId) ? keyId : "", detail);
  }
}
