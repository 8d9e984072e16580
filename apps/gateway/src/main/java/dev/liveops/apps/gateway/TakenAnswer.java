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
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS_OF_LONG = 16;
  static final int ID_LENGTH = 2 * DIGITS_OF_LONG;

  private final Status status;
  private final byte[] template;

  private TakenAnswer(Status status, String word) {
    this.status = status;
    this.template =
        (HEAD + "0".repeat(ID_LENGTH) + "\",\"status\":\"" + word + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
  }

  void send(EventId event, ServerResponse response) {
    response.status(status).header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(bytes(event));
  }

  byte[] bytes(EventId event) {
    byte[] bytes = template.clone();
    writeId(event, bytes, HEAD.length());
    return bytes;
  }

  /** The event's id as text, without making one. */
  static void writeId(EventId event, byte[] bytes, int from) {
    write(event.high(), bytes, from);
    write(event.low(), bytes, from + DIGITS_OF_LONG);
  }

  private static void write(long value, byte[] bytes, int from) {
    for (int i = 0; i < DIGITS_OF_LONG; i++) {
      bytes[from + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 0xf];
    }
  }
}
