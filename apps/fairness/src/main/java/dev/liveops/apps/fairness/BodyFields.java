package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemException;
import dev.liveops.apps.runtime.http.RequestBody;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.event.UnicodeText;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of a small JSON object that an admin sent. Strict: a field that nobody knows is a
 * fault, for it may be a misspelt end of a sanction. For one thread.
 */
final class BodyFields {
  private static final int BYTES_MAX = 8 * 1024;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<FieldFault> faults = new ArrayList<>();
  private final Set<String> known;

  private BodyFields(Set<String> known) {
    this.known = known;
  }

  /**
   * Reads the body of a request.
   *
   * @param known the fields that there may be
   * @throws ProblemException 413, 415, or 400 when it is no JSON object
   */
  static BodyFields of(ServerRequest request, Set<String> known) {
    BodyFields fields = new BodyFields(known);
    byte[] body = RequestBody.json(request, BYTES_MAX);
    Optional<String> encodingExpected = UnicodeText.encodingExpected(body);
    if (encodingExpected.isPresent()) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldFault("", encodingExpected.get()))));
    }
    try (JsonParser json = Json.EVENT.createParser(body)) {
      fields.read(json);
    } catch (IOException malformed) {
      throw new ProblemException(noObject(), malformed);
    }
    return fields;
  }

  /** A text; empty when the field is not there, or no text. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** A whole number; empty when the field is not there, or at fault. */
  OptionalLong number(String name) {
    if (texts.containsKey(name)) {
      fault(name, "a whole number");
    }
    return numbers.containsKey(name) ? OptionalLong.of(numbers.get(name)) : OptionalLong.empty();
  }

  /** An instant in epoch milliseconds; empty when the field is not there, or at fault. */
  OptionalLong instantMillis(String name) {
    if (!texts.containsKey(name) && !numbers.containsKey(name)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(OffsetDateTime.parse(text(name)).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException notAnInstant) {
      fault(name, "an instant such as 2026-11-22T10:00:00Z");
      return OptionalLong.empty();
    }
  }

  /**
   * Ends the request, if anything is wrong.
   *
   * @param more what is wrong beside the form of the fields
   * @throws ProblemException 400 with every fault, each field once
   */
  void refuse(List<FieldFault> more) {
    for (FieldFault fault : more) {
      fault(fault.field(), fault.expected());
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.invalid(faults));
    }
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new ProblemException(noObject());
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (known.contains(name)) {
        value(json, name, token);
      } else {
        fault(name, "no field of this name");
      }
      json.skipChildren();
    }
    if (json.nextToken() != null) {
      throw new ProblemException(noObject());
    }
  }

  private void value(JsonParser json, String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      texts.put(name, json.getText());
    } else if (token == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      numbers.put(name, json.getLongValue());
    } else if (token != JsonToken.VALUE_NULL) {
      fault(name, "text or a whole number");
    }
  }

  private void fault(String field, String expected) {
    if (faults.stream().noneMatch(fault -> fault.field().equals(field))) {
      faults.add(new FieldFault(field, expected));
    }
  }

  private static Problem noObject() {
    return Problem.invalid(List.of(new FieldFault("", "a JSON object, each field once")));
  }
}
