package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.game.GameDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads an event as JSON, in the two spellings that senders use:
 *
 * <pre>{@code
 * {"type":"progression","playerId":"p1","ts":1730560000,"payload":{"deltaXp":10}}
 * {"event_type":"progression","player_id":"p1","timestamp":"2024-11-02T15:06:40Z","data":{"delta_xp":10}}
 * }</pre>
 *
 * <p>Each field may be in either spelling, but not in both at once. A time is epoch seconds (with a
 * fraction, if need be), epoch milliseconds from 10<sup>12</sup> on, or ISO-8601 with an offset,
 * under either name. Names in the payload become snake_case. What the object says beside these four
 * is passed over; what the payload says beside the fields of its type travels along, if it is a
 * number, text, true or false.
 *
 * <p>Without state, hence safe for use by many threads.
 */
public final class EventJson {

  private EventJson() {}

  /**
   * Reads an event, and checks it against the types of its game. Whatever the bytes are, this
   * returns.
   */
  public static EventReading read(byte[] body, GameDefinition game) {
    return read(body, 0, body.length, game, false).reading();
  }

  /**
   * What was read of a part of a document.
   *
   * @param idempotencyKey the key that the event names; empty when it names none
   */
  record Part(EventReading reading, String idempotencyKey) {}

  static Part read(byte[] bytes, int from, int to, GameDefinition game, boolean mayNameKey) {
    if (to - from > Json.EVENT_BYTES_MAX) {
      return new Part(faulty("at most " + Json.EVENT_BYTES_MAX + " bytes"), "");
    }
    Optional<String> encodingExpected = UnicodeText.encodingExpected(bytes, from, to);
    if (encodingExpected.isPresent()) {
      return new Part(faulty(encodingExpected.get()), "");
    }
    try (JsonParser json = Json.EVENT.createParser(bytes, from, to - from)) {
      EventReader reader = new EventReader(json, game, mayNameKey);
      return new Part(document(json, reader), reader.idempotencyKey());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  static EventReading faulty(String expected) {
    return new EventReading.Faulty(List.of(new FieldFault("", expected)));
  }

  private static EventReading document(JsonParser json, EventReader reader) {
    try {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return faulty("a JSON object");
      }
      EventReading reading = reader.read();
      return json.nextToken() == null ? reading : faulty("nothing behind the object");
    } catch (IOException malformed) {
      reader.faults().add("", Json.expected(malformed, json));
      return new EventReading.Faulty(reader.faults().all());
    }
  }
}
