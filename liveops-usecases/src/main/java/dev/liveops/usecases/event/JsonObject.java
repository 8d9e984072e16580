package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.domain.event.FieldFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small JSON object that somebody sent, read within the same limits as events. Members are found
 * by their name in snake_case, in whichever of the two spellings they came. Immutable.
 *
 * <p>A value is a {@link Long}, a {@link Double}, a {@link Boolean}, a {@link String} or another
 * {@code JsonObject}. What is {@code null}, a list, or a number beyond 64 bits is passed over, as
 * if it were not there.
 */
public final class JsonObject {

  private static final String ONCE = "only once, in one spelling";

  private final Map<String, Member> members;

  /** A value under the name its sender gave it. */
  private record Member(String spelling, Optional<Object> value) {}

  private JsonObject(Map<String, Member> members) {
    this.members = members;
  }

  /** What came of reading. */
  public sealed interface Reading {

    /** An object, each member of it named once. */
    record Sound(JsonObject object) implements Reading {}

    /** Something else; what is wrong with it. */
    record Faulty(List<FieldFault> faults) implements Reading {
      /** Keeps its own copy. */
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Reads an object; whatever the bytes are, this returns. */
  public static Reading read(byte[] body) {
    FaultList faults = new FaultList();
    Optional<String> encodingExpected = UnicodeText.encodingExpected(body, 0, body.length);
    if (encodingExpected.isPresent()) {
      faults.add("", encodingExpected.get());
      return new Reading.Faulty(faults.all());
    }
    try (JsonParser json = Json.EVENT.createParser(body)) {
      JsonObject object = document(json, faults);
      return faults.isEmpty() ? new Reading.Sound(object) : new Reading.Faulty(faults.all());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private static JsonObject document(JsonParser json, FaultList faults) {
    JsonObject object = new JsonObject(Map.of());
    try {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        object = members(json, "", faults);
        if (json.nextToken() != null) {
          faults.add("", "nothing behind the object");
        }
      } else {
        faults.add("", "a JSON object");
      }
    } catch (IOException malformed) {
      faults.add("", Json.expected(malformed, json));
    }
    return object;
  }

  private static JsonObject members(JsonParser json, String path, FaultList faults)
      throws IOException {
    Map<String, Member> members = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Member member = new Member(name, value(json, path + name + '.', faults));
      if (members.putIfAbsent(SnakeCase.of(name), member) != null) {
        faults.add(path + name, ONCE);
      }
    }
    return new JsonObject(members);
  }

  private static Optional<Object> value(JsonParser json, String path, FaultList faults)
      throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> Optional.of(json.getText()).filter(UnicodeText::isWhole).map(t -> t);
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? Optional.empty()
              : Optional.of(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> Optional.of(json.getDoubleValue());
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(json.getBooleanValue());
      case START_OBJECT -> Optional.of(members(json, path, faults));
      default -> {
        json.skipChildren();
        yield Optional.empty();
      }
    };
  }

  /** The value of a member; empty when it is absent or was passed over. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(members.get(name)).flatMap(Member::value);
  }

  /** The text that a member is; empty when it is absent or no text. */
  public Optional<String> text(String name) {
    return get(name).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Whether there is such a member, whatever its value. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The name of a member as its sender spelt it; {@code name} itself when it is absent. */
  public String spelling(String name) {
    Member member = members.get(name);
    return member == null ? name : member.spelling();
  }
}
