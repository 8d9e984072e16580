package dev.liveops.usecases.signing;

/** Why a request is taken for nobody's. */
public enum Refusal {
  /** There is no signature. */
  MISSING_SIGNATURE("missing-signature"),
  /** It does not have the form of one. */
  MALFORMED_SIGNATURE("malformed-signature"),
  /** No key has the id that the request names. */
  UNKNOWN_KEY("unknown-key"),
  /** It was made with another secret, or of another request. */
  BAD_SIGNATURE("bad-signature"),
  /** The key is another game's. */
  WRONG_GAME("wrong-game"),
  /** Its time is too far from ours. */
  STALE_SIGNATURE("stale-signature"),
  /** It was used before. */
  REPLAYED_SIGNATURE("replayed-signature");

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  /** The word for it in answers, in the trail and in metrics; it never changes. */
  public String code() {
    return code;
  }
}
