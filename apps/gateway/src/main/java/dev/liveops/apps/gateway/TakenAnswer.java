package dev.liveops.apps.gateway;

import dev.liveops.domain.event.EventId;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * The answer to an event that was taken in, now or before. Its bytes are a template with a gap for
 * the event's id: this is what nearly every request gets.
 */
final class TakenAnswer {
  static final TakenAnswer ACCEPTED = new TakenAnswer(Status.ACCEPTED_202, "accepted");
  static final TakenAnswer DUPLICATE =
      new TakenAnswer(Status.create(208, "Already Reported"), "duplicate");

  private static final String HEAD = "{\"event_id\":\"";

  private final Status status;
  private final byte[] template;

  private TakenAnswer(Status status, String word) {
    this.status = status;
    this.template =
        (HEAD + "0".repeat(EventId.LENGTH) + "\",\"status\":\"" + word + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
  }

  void send(EventId event, ServerResponse response) {
    response.status(status).header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(bytes(event));
  }

  byte[] bytes(EventId event) {
    byte[] bytes = template.clone();
    event.write(bytes, HEAD.length());
    return bytes;
  }
}
