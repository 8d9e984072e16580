package dev.liveops.usecases.receipt;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.usecases.event.JsonObject;
import dev.liveops.usecases.receipt.ReceiptVerification.Facts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The HMAC form of a receipt, as somebody presents it: facts, and what is said to be their
 * signature.
 */
record PresentedReceipt(Facts facts, String signature) {

  /** The last second that a time is taken from: the end of the year 9999. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  /** Reads it; empty when {@code faults} were added. */
  static Optional<PresentedReceipt> read(JsonObject object, List<FieldFault> faults) {
    int before = faults.size();
    String receiptId = text(object, "receipt_id", faults);
    String player = text(object, "player_id", faults);
    String item = text(object, "item", faults);
    String signature = text(object, "sig", faults);
    Optional<Long> seconds = object.get("timestamp").flatMap(PresentedReceipt::seconds);
    if (seconds.isEmpty()) {
      fault(object, "timestamp", "epoch seconds, or ISO-8601", faults);
    }
    if (!player.isEmpty() && !PlayerId.wellFormed(player)) {
      fault(object, "player_id", PlayerId.EXPECTED, faults);
    }
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(
            new PresentedReceipt(
                new Facts(receiptId, new PlayerId(player), item, seconds.orElseThrow()),
                signature));
  }

  private static String text(JsonObject object, String name, List<FieldFault> faults) {
    String text = object.text(name).orElse("");
    if (text.isEmpty()) {
      fault(object, name, "text", faults);
    }
    return text;
  }

  private static Optional<Long> seconds(Object value) {
    if (value instanceof Long number) {
      return Optional.of(number).filter(seconds -> seconds >= 0 && seconds <= SECONDS_MAX);
    }
    try {
      return value instanceof String text
          ? Optional.of(Instant.parse(text).getEpochSecond())
          : Optional.empty();
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }

  private static void fault(
      JsonObject object, String name, String expected, List<FieldFault> faults) {
    String required = object.has(name) ? "" : " (required)";
    faults.add(new FieldFault(object.spelling(name), expected + required));
  }
}
