package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the payload of one event. Names become snake_case; faults call a field what its sender did.
 * A {@code null} counts as not given.
 */
final class PayloadReader {

  private static final String VALUE_EXPECTED = "a number, text, true or false";
  private static final String NAME_EXPECTED =
      "a name of printable characters, of at most "
          + Json.NAME_LENGTH_MAX
          + " bytes in snake_case and UTF-8";
  private static final String ONCE = "only once, in one spelling";

  private final JsonParser json;
  private final FaultList faults;
  private final String prefix;
  private final Payload.Builder payload = new Payload.Builder();
  private final List<String> spelt = new ArrayList<>(2);
  private Set<String> empty = Set.of();
  private int size;

  /**
   * Reads on.
   *
   * @param json at the beginning of the payload's object
   * @param prefix what to put before the name of a field in a fault
   */
  PayloadReader(JsonParser json, FaultList faults, String prefix) {
    this.json = json;
    this.faults = faults;
    this.prefix = prefix;
  }

  Payload read() throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      String snake = FieldNames.snakeCase(name);
      if (!snake.equals(name)) {
        spelt.add(name);
      }
      if (FieldNames.isName(name)) {
        value(name, snake);
      } else {
        faults.add(prefix + name, NAME_EXPECTED);
        json.skipChildren();
      }
    }
    return built();
  }

  /** Adds what is wrong with the payload that was read, as one of this type. */
  void check(Payload read, EventType type) {
    for (FieldFault fault : type.check(read, "")) {
      faults.add(prefix + spelling(fault.field()), fault.expected());
    }
  }

  private void value(String name, String snake) throws IOException {
    switch (json.currentToken()) {
      case VALUE_STRING -> text(name, snake);
      case VALUE_NUMBER_INT -> {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          faults.add(prefix + name, "a number of 64 bits");
        } else {
          put(name, snake, json.getLongValue());
        }
      }
      case VALUE_NUMBER_FLOAT -> {
        double number = json.getDoubleValue();
        if (Double.isFinite(number)) {
          put(name, snake, number);
        } else {
          faults.add(prefix + name, "a number of 64 bits");
        }
      }
      case VALUE_TRUE, VALUE_FALSE -> put(name, snake, json.getBooleanValue());
      case VALUE_NULL -> leaveOut(name, snake);
      default -> {
        faults.add(prefix + name, VALUE_EXPECTED);
        json.skipChildren();
      }
    }
  }

  private void text(String name, String snake) throws IOException {
    String text = json.getText();
    if (UnicodeText.isWhole(text)) {
      put(name, snake, text);
    } else {
      faults.add(prefix + name, "text of Unicode characters");
    }
  }

  private void put(String name, String snake, Object value) {
    if (size == Payload.FIELDS_MAX) {
      faults.add(prefix + name, "at most " + Payload.FIELDS_MAX + " fields");
    } else if (payload.put(snake, value)) {
      size++;
    } else {
      faults.add(prefix + name, ONCE);
    }
  }

  private void leaveOut(String name, String snake) {
    if (empty.isEmpty()) {
      empty = new HashSet<>();
    }
    if (!empty.add(snake)) {
      faults.add(prefix + name, ONCE);
    }
  }

  private Payload built() {
    Payload built = payload.build();
    for (String snake : empty) {
      if (built.get(snake).isPresent()) {
        faults.add(prefix + spelling(snake), ONCE);
      }
    }
    return built;
  }

  /** What the sender called a field. */
  private String spelling(String snake) {
    for (String name : spelt) {
      if (FieldNames.snakeCase(name).equals(snake)) {
        return name;
      }
    }
    return snake;
  }
}
