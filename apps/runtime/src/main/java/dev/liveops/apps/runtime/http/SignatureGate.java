package dev.liveops.apps.runtime.http;

import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.signing.AuthenticateRequest;
import dev.liveops.usecases.signing.Authentication;
import dev.liveops.usecases.signing.Refusal;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/**
 * Lets requests through that somebody signed. The others end with 401, and the trail tells of them.
 *
 * <p>For requests that do no harm when they are sent twice: they read, or what they do can be done
 * only once. Safe for use by many threads.
 */
public final class SignatureGate {
  private static final byte[] NO_BODY = {};

  private final String service;
  private final AuthenticateRequest authenticate;
  private final RecordDenials denials;
  private final InstantSource clock;

  /**
   * The gate of a service.
   *
   * @param service its name, as the trail spells it
   */
  public SignatureGate(
      String service,
      AuthenticateRequest authenticate,
      RecordDenials denials,
      InstantSource clock) {
    this.service = service;
    this.authenticate = authenticate;
    this.denials = denials;
    this.clock = clock;
  }

  /**
   * The key that a request with a body is signed with.
   *
   * @param body the raw body
   * @throws ProblemException 401 when there is none, 503 when that cannot be told now
   */
  public SigningKey signer(ServerRequest request, byte[] body) {
    return signer(SignedRequests.of(request, body));
  }

  /**
   * The key that a request without a body is signed with. That takes version 2: what version 1
   * signs is the body alone, so that one signature of no body would open everything, for ever.
   *
   * @throws ProblemException 401 when there is none, 503 when that cannot be told now
   */
  public SigningKey signer(ServerRequest request) {
    SignedRequest signed = SignedRequests.of(request, NO_BODY);
    if (!signed.signature().isEmpty() && signed.timestamp().isEmpty()) {
      throw refused(
          new Authentication.Refused(
              Refusal.MALFORMED_SIGNATURE, "", "without a body, X-Signature-Timestamp is needed"));
    }
    return signer(signed);
  }

  private SigningKey signer(SignedRequest request) {
    return switch (authenticate.anyTime(request, clock.millis())) {
      case Authentication.Signed(SigningKey key) -> key;
      case Authentication.Refused refused -> throw refused(refused);
      case Authentication.Overloaded(long retryAfterMillis) ->
          throw new ProblemException(
              Problem.of(ProblemType.OVERLOADED).retryAfterMillis(retryAfterMillis));
    };
  }

  private ProblemException refused(Authentication.Refused refused) {
    denials.denied(service, refused.refusal().code(), refused.keyId());
    return new ProblemException(SignatureProblems.of(refused.refusal(), refused.detail()));
  }
}
