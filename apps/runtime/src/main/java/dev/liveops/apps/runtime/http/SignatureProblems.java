package dev.liveops.apps.runtime.http;

import dev.liveops.usecases.signing.Refusal;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;

/** What is answered to a request that is taken for nobody's: 401, with a type for each reason. */
public final class SignatureProblems {
  private static final Header CHALLENGE =
      HeaderValues.createCached(
          HeaderNames.WWW_AUTHENTICATE, "HMAC-SHA256 realm=\"liveops\", header=\"X-Signature\"");

  private SignatureProblems() {}

  /**
   * The problem that a refusal is.
   *
   * @param detail what is wrong with the signature's form, in words that repeat nothing of the
   *     request; empty where that is not the matter
   */
  public static Problem of(Refusal refusal, String detail) {
    return Problem.of(typeOf(refusal), detail).with(CHALLENGE);
  }

  /** The kind of problem that a refusal is: its name is the refusal's code. */
  public static ProblemType typeOf(Refusal refusal) {
    return new ProblemType(refusal.code(), Status.UNAUTHORIZED_401, titleOf(refusal));
  }

  private static String titleOf(Refusal refusal) {
    return switch (refusal) {
      case MISSING_SIGNATURE -> "The request is not signed";
      case MALFORMED_SIGNATURE -> "The signature is not well formed";
      case UNKNOWN_KEY -> "There is no such signing key";
      case BAD_SIGNATURE -> "The signature does not hold";
      case WRONG_GAME -> "The signing key is another game's";
      case STALE_SIGNATURE -> "The signature is too old, or from the future";
      case REPLAYED_SIGNATURE -> "The signature was used before";
    };
  }
}
