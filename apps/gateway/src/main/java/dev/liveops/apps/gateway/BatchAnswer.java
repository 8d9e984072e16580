package dev.liveops.apps.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
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
  private static final SerializedString INDEX = new SerializedString("index");
  private static final SerializedString STATUS = new SerializedString("status");
  private static final SerializedString HTTP_STATUS = new SerializedString("http_status");
  private static final SerializedString EVENT_ID = new SerializedString("event_id");
  private static final SerializedString ACCEPTED = new SerializedString("accepted");
  private static final SerializedString DUPLICATE = new SerializedString("duplicate");

  private final JsonGenerator json;
  private final byte[] id = new byte[EventId.LENGTH];

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
      json.writeFieldName(INDEX);
      json.writeNumber(i);
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
      case Acceptance.Accepted(EventId event) -> taken(ACCEPTED, 202, event);
      case Acceptance.Duplicate(EventId event) -> taken(DUPLICATE, 208, event);
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

  /** What nearly every event of a batch gets: names and words are bytes already. */
  private void taken(SerializedString status, int httpStatus, EventId event) throws IOException {
    json.writeFieldName(STATUS);
    json.writeString(status);
    json.writeFieldName(HTTP_STATUS);
    json.writeNumber(httpStatus);
    json.writeFieldName(EVENT_ID);
    event.write(id, 0);
    json.writeRawUTF8String(id, 0, id.length);
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
