package dev.liveops.apps.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.event.Acceptance;
import dev.liveops.usecases.signing.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The answer to a batch: for each event, in order, a word, the status that it would have got alone,
 * and what belongs to that.
 */
final class BatchAnswer {
  private final JsonGenerator json;

  private BatchAnswer(JsonGenerator json) {
    this.json = json;
  }

  static byte[] of(List<Acceptance> events) {
    return Json.bytes(json -> new BatchAnswer(json).write(events));
  }

  private void write(List<Acceptance> events) throws IOException {
    int accepted = 0;
    json.writeStartObject();
    json.writeArrayFieldStart("results");
    for (int i = 0; i < events.size(); i++) {
      json.writeStartObject();
      json.writeNumberField("index", i);
      write(events.get(i));
      json.writeEndObject();
      accepted += events.get(i) instanceof Acceptance.Accepted ? 1 : 0;
    }
    json.writeEndArray();
    json.writeNumberField("accepted", accepted);
    json.writeEndObject();
  }

  private void write(Acceptance acceptance) throws IOException {
    switch (acceptance) {
      case Acceptance.Accepted(EventId event) -> taken("accepted", 202, event);
      case Acceptance.Duplicate(EventId event) -> taken("duplicate", 208, event);
      case Acceptance.Invalid(List<FieldFault> faults) -> {
        result("invalid", 400);
        DomainJson.errors(json, faults);
      }
      case Acceptance.NotAuthenticated(Refusal refusal, String detail) ->
          result(refusal.code(), 401);
      case Acceptance.Blocked(OptionalLong untilMillis) -> {
        result("blocked", 403);
        if (untilMillis.isPresent()) {
          json.writeStringField("blocked_until", DomainJson.instant(untilMillis.getAsLong()));
        }
      }
      case Acceptance.InFlight inFlight -> result("in_flight", 409);
      case Acceptance.TooLarge tooLarge -> result("too_large", 413);
      case Acceptance.OtherBody otherBody -> result("key_reused", 422);
      case Acceptance.RateLimited limited -> later("rate_limited", 429, limited.retryAfterMillis());
      case Acceptance.Unavailable(long retryAfterMillis) ->
          later("unavailable", 503, retryAfterMillis);
    }
  }

  private void taken(String status, int httpStatus, EventId event) throws IOException {
    result(status, httpStatus);
    json.writeStringField("event_id", event.toString());
  }

  private void later(String status, int httpStatus, long retryAfterMillis) throws IOException {
    result(status, httpStatus);
    json.writeNumberField("retry_after_ms", retryAfterMillis);
  }

  private void result(String status, int httpStatus) throws IOException {
    json.writeStringField("status", status);
    json.writeNumberField("http_status", httpStatus);
  }
}
