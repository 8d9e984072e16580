package dev.liveops.domain.receipt;

/** What a presented receipt is worth. Only {@link Genuine} is to be honoured. */
public sealed interface ReceiptCheck {

  /** One of the keys signed it, and its time is not over. */
  record Genuine(ReceiptClaims claims) implements ReceiptCheck {}

  /** One of the keys signed it, but its time is over. */
  record Expired(ReceiptClaims claims) implements ReceiptCheck {}

  /** The key it names did not sign this. */
  record BadSignature() implements ReceiptCheck {}

  /** It names a key that is not among the keys. */
  record UnknownKey() implements ReceiptCheck {}

  /**
   * It is not a receipt at all.
   *
   * @param reason what is wrong, in words that repeat nothing of it
   */
  record Malformed(String reason) implements ReceiptCheck {}
}
