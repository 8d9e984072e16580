package dev.liveops.apps.runtime.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Values of the domain as every service writes them. */
public final class DomainJson {
  private DomainJson() {}

  /** An instant: ISO-8601 in UTC, with milliseconds where there are any. */
  public static String instant(long epochMillis) {
    return IsoInstant.text(epochMillis);
  }

  /** A verdict: {@code cleared} and so on. */
  public static String verdict(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** A member that holds the fields of a payload. */
  public static void write(JsonGenerator json, String member, Payload payload) throws IOException {
    json.writeObjectFieldStart(member);
    for (Payload.Field field : payload) {
      json.writeFieldName(field.name());
      switch (field.value()) {
        case Long integer -> json.writeNumber(integer);
        case Double number -> json.writeNumber(number);
        case Boolean truth -> json.writeBoolean(truth);
        case Object text -> json.writeString(text.toString());
      }
    }
    json.writeEndObject();
  }

  /** A member that lists violations, each with its event and when that was received. */
  public static void violations(JsonGenerator json, String member, List<Violation> violations)
      throws IOException {
    json.writeArrayFieldStart(member);
    for (Violation violation : violations) {
      json.writeStartObject();
      finding(json, violation);
      json.writeStringField("event_id", violation.event().toString());
      json.writeStringField("at", instant(violation.atMillis()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** A member that lists what rules have to say of something that is no event. */
  public static void findings(JsonGenerator json, String member, List<Violation> findings)
      throws IOException {
    json.writeArrayFieldStart(member);
    for (Violation finding : findings) {
      json.writeStartObject();
      finding(json, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void finding(JsonGenerator json, Violation finding) throws IOException {
    json.writeStringField("rule", finding.rule());
    json.writeNumberField("version", finding.version());
    json.writeStringField("verdict", verdict(finding.verdict()));
    json.writeBooleanField("shadow", finding.shadow());
    write(json, "inputs", finding.inputs());
  }

  /** The member {@code errors}: what is wrong with the fields of a request. */
  public static void errors(JsonGenerator json, List<FieldFault> errors) throws IOException {
    json.writeArrayFieldStart("errors");
    for (FieldFault error : errors) {
      json.writeStartObject();
      json.writeStringField("field", error.field());
      json.writeStringField("expected", error.expected());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
