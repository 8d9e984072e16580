package dev.liveops.apps.progression;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.domain.receipt.Receipt;
import java.io.IOException;

/** Receipts as JSON. Times are epoch seconds: that is what the signature is about. */
final class ReceiptJson {
  private ReceiptJson() {}

  static void write(JsonGenerator json, Receipt receipt) throws IOException {
    json.writeStartObject();
    json.writeStringField("receipt_id", receipt.receiptId());
    json.writeStringField("player_id", receipt.player().value());
    json.writeStringField("item", receipt.item());
    json.writeNumberField("timestamp", receipt.issuedAtMillis() / 1000);
    json.writeNumberField("expires_at", receipt.expiresAtMillis() / 1000);
    json.writeStringField("sig", receipt.signature());
    json.writeStringField("jws", receipt.jws());
    json.writeEndObject();
  }
}
