package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.logging.JsonLog;
import dev.liveops.apps.runtime.logging.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Everything that the process logs while this is open, down to every request. */
final class CapturedLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  CapturedLog() {
    JsonLog.start(LogLevel.DEBUG, lines);
  }

  /**
   * Checks that each line is one JSON object, in UTF-8 and without a character that steers a
   * terminal or ends a line.
   *
   * @return how many lines there are
   */
  int checked() throws IOException {
    byte[] bytes = lines.toByteArray();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertEquals(bytes.length, text.getBytes(StandardCharsets.UTF_8).length, "not in UTF-8");
    int count = 0;
    for (String line : text.split("\n")) {
      assertTrue(line.chars().noneMatch(CapturedLog::steers), () -> "a raw control in " + line);
      JsonNode entry = JSON.readTree(line);
      assertTrue(entry.has("ts") && entry.has("level"), line);
      count++;
    }
    return count;
  }

  /** Whether the log has this text anywhere. */
  boolean says(String text) {
    return lines.toString(StandardCharsets.UTF_8).contains(text);
  }

  /** Control characters, and what ends a line in Unicode. */
  static boolean steers(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  @Override
  public void close() throws IOException {
    LogManager.getLogManager().readConfiguration();
  }
}
