package dev.liveops.apps.cli.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes events out of the bytes of a file: a JSON array of them, one on each line (NDJSON), or a
 * single one. What is none of these is taken for a single event too, and left to the gateway to
 * refuse.
 */
final class EventFiles {

  private static final JsonFactory JSON = new JsonFactory();

  private EventFiles() {}

  /** The events of a file, in their order; none if it is blank. */
  static List<FileEvent> events(String file, byte[] bytes) {
    List<byte[]> parts = array(bytes).or(() -> lines(bytes)).orElseGet(() -> List.of(bytes));
    List<FileEvent> events = new ArrayList<>(parts.size());
    for (byte[] json : parts) {
      if (!isBlank(json)) {
        events.add(new FileEvent(file, events.size() + 1, json, namesKey(json)));
      }
    }
    return events;
  }

  /** The elements of the array that these bytes are; empty when they are no JSON array. */
  private static Optional<List<byte[]>> array(byte[] bytes) {
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int to = (int) json.currentLocation().getByteOffset();
        elements.add(Arrays.copyOfRange(bytes, from, to));
      }
      return json.nextToken() == null ? Optional.of(elements) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** The lines, if there are several and each begins an object; those that are blank left out. */
  private static Optional<List<byte[]>> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      byte[] line = Arrays.copyOfRange(bytes, from, to);
      if (!isBlank(line)) {
        lines.add(line);
      }
      from = to + 1;
    }
    boolean ndjson = lines.size() > 1 && lines.stream().allMatch(EventFiles::beginsObject);
    return ndjson ? Optional.of(lines) : Optional.empty();
  }

  private static boolean beginsObject(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).stripLeading().startsWith("{");
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean namesKey(byte[] event) {
    try (JsonParser json = JSON.createParser(event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (name.equals("idempotency_key") || name.equals("idempotencyKey")) {
          return true;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (IOException notJson) {
      return false;
    }
  }
}
