package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.usecases.event.BatchReading.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads several events at once: a JSON array of them, or one on each line (NDJSON; empty lines are
 * passed over). Which it is, the first character tells. Events are as {@link EventJson} says, and
 * may name an {@code idempotency_key} (or {@code idempotencyKey}) each.
 *
 * <p>An event that is at fault does not touch the others. A line that is no JSON is at fault by
 * itself; an array that is no JSON is so as a whole, since nobody can tell where its next event
 * begins.
 *
 * <p>Without state, hence safe for use by many threads.
 */
public final class BatchJson {

  /** How many events a batch may hold. */
  public static final int EVENTS_MAX = 500;

  private static final String COUNT_EXPECTED = "1 to " + EVENTS_MAX + " events";

  private BatchJson() {}

  /** Reads a batch, and checks its events against the types of their game. This always returns. */
  public static BatchReading read(byte[] body, GameDefinition game) {
    int from = skipSpace(body, 0, body.length);
    if (from == body.length) {
      return faulty(COUNT_EXPECTED);
    }
    return body[from] == '[' ? array(body, game) : lines(body, game);
  }

  private static BatchReading lines(byte[] body, GameDefinition game) {
    List<Item> items = new ArrayList<>();
    int from = 0;
    while (from < body.length) {
      int to = lineEnd(body, from);
      if (skipSpace(body, from, to) < to) {
        if (items.size() == EVENTS_MAX) {
          return faulty(COUNT_EXPECTED);
        }
        EventJson.Part event = EventJson.read(body, from, to, game, true);
        items.add(new Item(event.reading(), event.idempotencyKey(), from, to));
      }
      from = to + 1;
    }
    return new BatchReading.Items(items);
  }

  private static BatchReading array(byte[] body, GameDefinition game) {
    if (body.length > Json.BATCH_BYTES_MAX) {
      return faulty("at most " + Json.BATCH_BYTES_MAX + " bytes");
    }
    Optional<String> encodingExpected = UnicodeText.encodingExpected(body, 0, body.length);
    if (encodingExpected.isPresent()) {
      return faulty(encodingExpected.get());
    }
    try (JsonParser json = Json.BATCH.createParser(body)) {
      try {
        return array(json, game);
      } catch (IOException malformed) {
        return faulty(Json.expected(malformed, json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private static BatchReading array(JsonParser json, GameDefinition game) throws IOException {
    List<Item> items = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (items.size() == EVENTS_MAX) {
        return faulty(COUNT_EXPECTED);
      }
      items.add(item(json, game));
    }
    if (json.nextToken() != null) {
      return faulty("nothing behind the array");
    }
    return items.isEmpty() ? faulty(COUNT_EXPECTED) : new BatchReading.Items(items);
  }

  private static Item item(JsonParser json, GameDefinition game) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    EventReader reader = new EventReader(json, game, true);
    EventReading reading;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      reading = reader.read();
    } else {
      reading = EventJson.faulty("a JSON object");
      json.skipChildren();
    }
    int to = (int) json.currentLocation().getByteOffset();
    return new Item(reading, reader.idempotencyKey(), from, to);
  }

  private static BatchReading faulty(String expected) {
    return new BatchReading.Faulty(List.of(new FieldFault("", expected)));
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int skipSpace(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    return at;
  }
}
