package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Whatever the bytes are: an event that reads back the same, or what is wrong with them. */
final class EventJsonFuzzTest {
  static final GameDefinition GAME = DefaultGame.definition(DefinitionOverrides.none());

  private static final JsonFactory JSON = new JsonFactory();

  @FuzzTest
  void anEventThatIsTakenReadsBackTheSame(byte[] body) throws IOException {
    switch (EventJson.read(body, GAME)) {
      case EventReading.Sound(EventDraft draft) -> {
        assertTrue(draft.payload().size() <= Payload.FIELDS_MAX);
        assertTrue(GAME.eventType(draft.type()).isPresent());
        assertEquals(
            new EventReading.Sound(draft), EventJson.read(written(draft), GAME), draft::toString);
      }
      case EventReading.Faulty(List<FieldFault> faults) -> inOrder(faults);
    }
  }

  /** There are some, not too many, and each says what would have been right. */
  static void inOrder(List<FieldFault> faults) {
    assertFalse(faults.isEmpty());
    assertTrue(faults.size() <= FaultList.FAULTS_MAX);
    for (FieldFault fault : faults) {
      assertFalse(fault.expected().isBlank());
      assertTrue(fault.expected().chars().noneMatch(Character::isISOControl), fault::expected);
    }
  }

  private static byte[] written(EventDraft draft) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("event_type", draft.type());
      json.writeStringField("player_id", draft.player().value());
      json.writeStringField("timestamp", Instant.ofEpochMilli(draft.claimedAtMillis()).toString());
      json.writeObjectFieldStart("data");
      for (Payload.Field field : draft.payload()) {
        json.writeFieldName(field.name());
        switch (field.value()) {
          case Long number -> json.writeNumber(number);
          case Double number -> {
            assertTrue(Double.isFinite(number));
            json.writeNumber(number);
          }
          case Boolean truth -> json.writeBoolean(truth);
          case String text -> json.writeString(text);
          default -> throw new AssertionError("no value of a payload: " + field);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
