package dev.liveops.apps.progression;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.KeptAnswer;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.RequestBody;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.usecases.receipt.ReceiptVerification;
import dev.liveops.usecases.receipt.VerifyReceipt;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lets anybody check receipts: here, or alone with the published keys. */
final class ReceiptRoutes implements HttpService {

  private static final Header JWKS_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/jwk-set+json");

  private final VerifyReceipt verify;
  private final KeptAnswer keys;

  ReceiptRoutes(VerifyReceipt verify, ReceiptKeySet keys) {
    this.verify = verify;
    this.keys = new KeptAnswer(JWKS_TYPE, keys.toJwks().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/receipts/verify", this::verify).get("/.well-known/jwks.json", keys::send);
  }

  private void verify(ServerRequest request, ServerResponse response) {
    byte[] body = RequestBody.json(request, ServerLimits.EVENT_BYTES_MAX);
    switch (verify.verify(body)) {
      case ReceiptVerification.Invalid invalid ->
          Problem.invalid(invalid.faults()).send(request, response);
      case ReceiptVerification.Judged judged -> {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(json -> write(json, judged)));
      }
    }
  }

  private static void write(JsonGenerator json, ReceiptVerification.Judged judged)
      throws IOException {
    json.writeStartObject();
    json.writeBooleanField("valid", judged.verdict() == ReceiptVerification.Verdict.GENUINE);
    json.writeStringField("verdict", judged.verdict().label());
    json.writeBooleanField("in_ledger", judged.inLedger());
    if (judged.facts().isPresent()) {
      ReceiptVerification.Facts facts = judged.facts().get();
      json.writeStringField("receipt_id", facts.receiptId());
      json.writeStringField("player_id", facts.player().value());
      json.writeStringField("item", facts.item());
      json.writeNumberField("timestamp", facts.issuedAtSeconds());
    }
    json.writeEndObject();
  }
}
