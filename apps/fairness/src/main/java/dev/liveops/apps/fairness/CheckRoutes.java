package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.RequestBody;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.usecases.event.CheckEvent;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;

/** {@code POST /check} tells what would be said of an event, without any effect. */
final class CheckRoutes implements HttpService {
  private final CheckEvent check;
  private final SignatureGate signatures;

  CheckRoutes(CheckEvent check, SignatureGate signatures) {
    this.check = check;
    this.signatures = signatures;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/check", this::check);
  }

  private void check(ServerRequest request, ServerResponse response) {
    byte[] body = RequestBody.json(request, CheckEvent.EVENT_BYTES_MAX);
    GameId game = signatures.signer(request, body).game();
    switch (check.check(game, body)) {
      case CheckEvent.Outcome.Checked checked -> {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(json -> write(json, checked)));
      }
      case CheckEvent.Outcome.Invalid(List<FieldFault> faults) ->
          Problem.invalid(faults).send(request, response);
      case CheckEvent.Outcome.TooLarge(int bytesMax) ->
          Problem.of(ProblemType.TOO_LARGE, "expected at most " + bytesMax + " bytes")
              .send(request, response);
      case CheckEvent.Outcome.UnknownGame unknown ->
          Problem.of(ProblemType.NOT_FOUND, "no such game").send(request, response);
      case CheckEvent.Outcome.Unavailable(long retryAfterMillis) ->
          Problem.of(ProblemType.UNAVAILABLE)
              .retryAfterMillis(retryAfterMillis)
              .send(request, response);
    }
  }

  private static void write(JsonGenerator json, CheckEvent.Outcome.Checked checked)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("verdict", DomainJson.verdict(checked.judgement().verdict()));
    json.writeNumberField("points", checked.points());
    DomainJson.findings(json, "violations", checked.judgement().violations());
    if (checked.judgement().block().isPresent()) {
      Sanction block = checked.judgement().block().get();
      json.writeStringField("would_block_until", DomainJson.instant(block.untilMillis()));
    }
    StatusJson.write(json, "player_status", checked.status());
    json.writeEndObject();
  }
}
