package dev.liveops.apps.runtime.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Logger log = Logger.getLogger("dev.liveops.test");

  @AfterEach
  void reset() throws IOException {
    RequestContext.NONE.enter();
    LastingLogs.last(false);
    LogManager.getLogManager().readConfiguration();
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private JsonNode onlyLine() throws IOException {
    assertEquals(1, lines().size(), out::toString);
    return new ObjectMapper().readTree(lines().getFirst());
  }

  @Test
  void aRecordIsOneLineOfJson() throws IOException {
    JsonLog.start(LogLevel.INFO, out);
    log.log(Level.WARNING, "lost {0} of {1}", new Object[] {1, "two"});
    JsonNode line = onlyLine();
    assertEquals("warn", line.path("level").textValue());
    assertEquals("dev.liveops.test", line.path("logger").textValue());
    assertEquals("lost 1 of two", line.path("msg").textValue());
    assertTrue(line.path("ts").textValue().endsWith("Z"));
    assertFalse(line.has("request_id"));
  }

  @Test
  void aLineNamesTheRequestAndTheService() throws IOException {
    JsonLog.start(LogLevel.INFO, out);
    new RequestContext("gateway", "r1").enter();
    log.info("hello");
    JsonNode line = onlyLine();
    assertEquals("gateway", line.path("service").textValue());
    assertEquals("r1", line.path("request_id").textValue());
  }

  @Test
  void anExceptionIsPartOfTheLine() throws IOException {
    JsonLog.start(LogLevel.INFO, out);
    log.log(Level.SEVERE, "failed", new IllegalStateException("why\nthen"));
    JsonNode exception = onlyLine().path("exception");
    assertEquals("java.lang.IllegalStateException", exception.path("type").textValue());
    assertEquals("why\nthen", exception.path("message").textValue());
    assertTrue(exception.path("stack").textValue().contains("anExceptionIsPartOfTheLine"));
  }

  @Test
  void whateverIsLoggedNoControlCharacterGetsOut() throws IOException {
    JsonLog.start(LogLevel.INFO, out);
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x3000; c++) {
      all.append(c);
    }
    all.append("\ud83d\ude00 \ud83d alone \ude00");
    log.log(Level.INFO, all.toString().replace("{", "[").replace("'", "`"));
    String line = onlyLine().path("msg").textValue();
    assertEquals(all.toString().replace("{", "[").replace("'", "`"), line);
    String raw = lines().getFirst();
    assertTrue(raw.chars().noneMatch(c -> c < 0x20 || (c >= 0x7f && c <= 0x9f)));
    assertTrue(raw.chars().noneMatch(c -> c == 0x2028 || c == 0x2029));
  }

  @Test
  void whatIsBelowTheLevelIsNotLoggedAndLibrariesAreQuiet() {
    JsonLog.start(LogLevel.INFO, out);
    log.fine("no");
    Logger.getLogger("io.helidon.webserver").info("no");
    Logger.getLogger("io.helidon.webserver").warning("yes");
    log.info("yes");
    assertEquals(2, lines().size(), out::toString);
  }

  @Test
  void atDebugLibrariesSpeakToo() {
    JsonLog.start(LogLevel.DEBUG, out);
    log.fine("yes");
    Logger.getLogger("io.helidon.webserver").info("yes");
    assertEquals(2, lines().size(), out::toString);
  }

  @Test
  void levelsOfOtherLoggersBecomeOurs() {
    JsonLogFormatter formatter = new JsonLogFormatter();
    for (Level level : List.of(Level.FINEST, Level.CONFIG, Level.INFO, Level.SEVERE)) {
      LogRecord entry = new LogRecord(level, "x");
      String expected = LogLevel.of(level).label();
      assertTrue(formatter.format(entry).contains("\"level\":\"" + expected + "\""));
    }
    assertEquals("debug", LogLevel.of(Level.CONFIG).label());
  }
}
