package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.game.GameDefinition;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Reads one event, in either spelling or a mixture of them; the same field in both is a fault, even
 * where the values agree. For one thread and one event.
 */
final class EventReader {

  /** What is read of an event, and the two spellings of each. */
  private enum Field {
    TYPE("type", "event_type"),
    PLAYER("playerId", "player_id"),
    TIME("ts", "timestamp"),
    PAYLOAD("payload", "data"),
    KEY("idempotencyKey", "idempotency_key");

    private final String first;
    private final String second;

    Field(String first, String second) {
      this.first = first;
      this.second = second;
    }
  }

  private final JsonParser json;
  private final GameDefinition game;
  private final boolean mayNameKey;
  private final FaultList faults = new FaultList();
  private final boolean[] seen = new boolean[Field.values().length];

  private Optional<EventType> type = Optional.empty();
  private Optional<PlayerId> player = Optional.empty();
  private OptionalLong claimedAtMillis = OptionalLong.empty();
  private Optional<PayloadReader> payloadReader = Optional.empty();
  private Payload payload = Payload.empty();
  private String idempotencyKey = "";

  /**
   * Reads on.
   *
   * @param json at the beginning of the event's object
   * @param mayNameKey whether the event may name its idempotency key, as in a batch it may
   */
  EventReader(JsonParser json, GameDefinition game, boolean mayNameKey) {
    this.json = json;
    this.game = game;
    this.mayNameKey = mayNameKey;
  }

  /**
   * Reads on to the end of the event.
   *
   * @throws IOException when it is no JSON, and so has no end
   */
  EventReading read() throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      switch (name) {
        case "type", "event_type" -> field(Field.TYPE, name, token);
        case "playerId", "player_id" -> field(Field.PLAYER, name, token);
        case "ts", "timestamp" -> field(Field.TIME, name, token);
        case "payload", "data" -> field(Field.PAYLOAD, name, token);
        case "idempotencyKey", "idempotency_key" -> {
          if (mayNameKey) {
            field(Field.KEY, name, token);
          }
        }
        default -> {
          // Others may say more than we ask.
        }
      }
      json.skipChildren();
    }
    return reading();
  }

  /** What is wrong with what was read so far. */
  FaultList faults() {
    return faults;
  }

  /** The idempotency key that the event names; empty when it names none. */
  String idempotencyKey() {
    return idempotencyKey;
  }

  private void field(Field field, String name, JsonToken token) throws IOException {
    if (seen[field.ordinal()]) {
      faults.add(name, "only one " + field.first + " or " + field.second);
      return;
    }
    seen[field.ordinal()] = true;
    switch (field) {
      case TYPE -> type(name, token);
      case PLAYER -> player(name, token);
      case TIME -> time(name, token);
      case PAYLOAD -> payload(name, token);
      case KEY -> key(name, token);
    }
  }

  private void type(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      type = game.eventType(json.getText());
    }
    if (type.isEmpty()) {
      faults.add(name, typeExpected());
    }
  }

  private void player(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING && PlayerId.wellFormed(json.getText())) {
      player = Optional.of(new PlayerId(json.getText()));
    } else {
      faults.add(name, PlayerId.EXPECTED);
    }
  }

  private void time(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      claimedAtMillis = ClaimedTime.ofText(json.getText());
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      claimedAtMillis = ClaimedTime.ofNumber(json.getDoubleValue());
    } else if (token == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      claimedAtMillis = ClaimedTime.ofNumber(json.getLongValue());
    }
    if (claimedAtMillis.isEmpty()) {
      faults.add(name, ClaimedTime.EXPECTED);
    }
  }

  private void payload(String name, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      PayloadReader reader = new PayloadReader(json, faults, name + ".");
      payloadReader = Optional.of(reader);
      payload = reader.read();
    } else {
      faults.add(name, "an object");
    }
  }

  private void key(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING && IdempotencyKey.wellFormed(json.getText())) {
      idempotencyKey = json.getText();
    } else if (token != JsonToken.VALUE_NULL) {
      faults.add(name, IdempotencyKey.EXPECTED);
    }
  }

  private EventReading reading() {
    if (!seen[Field.TYPE.ordinal()]) {
      // Put together only where it is needed: this runs for every event.
      require(Field.TYPE, typeExpected());
    }
    require(Field.PLAYER, PlayerId.EXPECTED);
    require(Field.TIME, ClaimedTime.EXPECTED);
    require(Field.PAYLOAD, "an object");
    if (type.isPresent() && payloadReader.isPresent()) {
      payloadReader.get().check(payload, type.get());
    }
    return faults.isEmpty()
        ? new EventReading.Sound(
            new EventDraft(
                type.orElseThrow().name(),
                player.orElseThrow(),
                claimedAtMillis.orElseThrow(),
                payload))
        : new EventReading.Faulty(faults.all());
  }

  private void require(Field field, String expected) {
    if (!seen[field.ordinal()]) {
      faults.add(field.first, expected + " (required)");
    }
  }

  private String typeExpected() {
    return game.eventTypes().stream()
        .map(EventType::name)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
