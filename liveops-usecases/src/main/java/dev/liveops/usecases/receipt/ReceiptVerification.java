package dev.liveops.usecases.receipt;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.PlayerId;
import java.util.List;
import java.util.Optional;

/** What came of looking at a receipt. */
public sealed interface ReceiptVerification {

  /**
   * It was judged.
   *
   * @param verdict what it is worth
   * @param facts what it says; empty where nothing in it can be believed
   * @param inLedger whether the ledger has a grant with this id and these facts
   */
  record Judged(Verdict verdict, Optional<Facts> facts, boolean inLedger)
      implements ReceiptVerification {}

  /** It is no receipt; everything that is wrong with it. */
  record Invalid(List<FieldFault> faults) implements ReceiptVerification {
    /** Keeps its own copy. */
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What a receipt says.
   *
   * @param receiptId its id
   * @param player whose it is
   * @param item what was granted
   * @param issuedAtSeconds when, epoch seconds
   */
  record Facts(String receiptId, PlayerId player, String item, long issuedAtSeconds) {}

  /** What a receipt is worth, from much to little. Only a genuine one is to be honoured. */
  enum Verdict {
    /** We signed it, and its time is not over. */
    GENUINE("genuine"),
    /** We signed it, and its time is over. */
    EXPIRED("expired"),
    /** It names a key that is not among ours. */
    UNKNOWN("unknown"),
    /** We did not sign this. */
    FORGED("forged");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /** The word for it in answers to the outside. */
    public String label() {
      return label;
    }
  }
}
