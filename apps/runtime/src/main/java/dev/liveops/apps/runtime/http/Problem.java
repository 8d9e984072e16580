package dev.liveops.apps.runtime.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.logging.RequestContext;
import dev.liveops.domain.event.FieldFault;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that says no: an RFC 9457 problem document with the headers that belong to it.
 *
 * <p>Immutable; every {@code with} gives another problem. Never put into it what came from an
 * exception: clients read it.
 */
public final class Problem {
  static final Header CONTENT_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");

  private final ProblemType type;
  private final String detail;
  private final List<FieldFault> errors;
  private final Map<String, Json.Body> members;
  private final List<Header> headers;

  private Problem(
      ProblemType type,
      String detail,
      List<FieldFault> errors,
      Map<String, Json.Body> members,
      List<Header> headers) {
    this.type = type;
    this.detail = detail;
    this.errors = errors;
    this.members = members;
    this.headers = headers;
  }

  /** A problem of a type, without any detail. */
  public static Problem of(ProblemType type) {
    return new Problem(type, "", List.of(), Map.of(), List.of());
  }

  /**
   * A problem of a type.
   *
   * @param detail what went wrong this time, in a sentence that helps the client
   */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of(), List.of());
  }

  /** The request is not valid, for all these reasons. */
  public static Problem invalid(List<FieldFault> errors) {
    return new Problem(ProblemType.INVALID, "", List.copyOf(errors), Map.of(), List.of());
  }

  /** The kind of problem. */
  public ProblemType type() {
    return type;
  }

  /** With a member of its own, such as {@code blocked_until}. */
  public Problem with(String member, String value) {
    return with(member, json -> json.writeString(value));
  }

  /** With a member of its own that lists values. */
  public Problem with(String member, List<String> values) {
    return with(member, json -> json.writeArray(values.toArray(String[]::new), 0, values.size()));
  }

  /** With a member of its own, whose value {@code value} writes. */
  public Problem with(String member, Json.Body value) {
    Map<String, Json.Body> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, detail, errors, more, headers);
  }

  /** With a header. */
  public Problem with(Header header) {
    List<Header> more = new ArrayList<>(headers);
    more.add(header);
    return new Problem(type, detail, errors, members, List.copyOf(more));
  }

  /** With a Retry-After of at least {@code millis}, rounded up to the seconds it is told in. */
  public Problem retryAfterMillis(long millis) {
    long seconds = Math.max(1, Math.ceilDiv(millis, 1000L));
    return with(HeaderValues.create(HeaderNames.RETRY_AFTER, seconds));
  }

  /**
   * Answers the request with this problem. Whatever headers the handler has set on the answer stay;
   * the caller must not have sent it.
   */
  public void send(ServerRequest request, ServerResponse response) {
    response.status(type.status());
    for (Header header : headers) {
      response.header(header);
    }
    response.header(CONTENT_TYPE);
    HeadResponse.of(request, response).send(bytes(RequestContext.current().requestId()));
  }

  List<Header> headers() {
    return headers;
  }

  byte[] bytes(String requestId) {
    return Json.bytes(json -> write(json, requestId));
  }

  private void write(JsonGenerator json, String requestId) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type.uri());
    json.writeStringField("title", type.title());
    json.writeNumberField("status", type.status().code());
    if (!detail.isEmpty()) {
      json.writeStringField("detail", detail);
    }
    if (!requestId.isEmpty()) {
      json.writeStringField("instance", requestId);
    }
    for (Map.Entry<String, Json.Body> member : members.entrySet()) {
      json.writeFieldName(member.getKey());
      member.getValue().write(json);
    }
    if (!errors.isEmpty()) {
      json.writeArrayFieldStart("errors");
      for (FieldFault error : errors) {
        json.writeStartObject();
        json.writeStringField("field", error.field());
        json.writeStringField("expected", error.expected());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
