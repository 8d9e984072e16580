package dev.liveops.apps.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventFilesTest {

  @Test
  void aFileMayHoldOneEventHoweverItIsLaidOut() {
    String event = "{\n  \"type\": \"progression\",\n  \"payload\": {}\n}\n";

    assertEquals(List.of(event), texts(event));
  }

  @Test
  void aFileMayHoldAnArray() {
    assertEquals(
        List.of("{\"a\": [1, 2]}", "{\"b\":\"]}\"}", "7"),
        texts(" [ {\"a\": [1, 2]} ,\n{\"b\":\"]}\"},7]\n"));
  }

  @Test
  void charactersOfSeveralBytesDoNotShiftTheElementsOfAnArray() {
    assertEquals(
        List.of("{\"a\":\"äöü€𝄞\"}", "{\"b\":\"é\"}"),
        texts("[{\"a\":\"äöü€𝄞\"},{\"b\":\"é\"}]"));
  }

  @Test
  void aFileMayHoldAnEventOnEachLine() {
    assertEquals(List.of("{\"a\":1}", "{\"b\":2}\r"), texts("{\"a\":1}\n\n{\"b\":2}\r\n  \n"));
  }

  @Test
  void aLineThatIsNoJsonIsLeftToTheGateway() {
    assertEquals(List.of("{\"a\":1}", "{\"b\""), texts("{\"a\":1}\n{\"b\"\n"));
  }

  @Test
  void whatIsNoJsonAtAllIsOneEventForTheGatewayToRefuse() {
    assertEquals(List.of("hello\nworld"), texts("hello\nworld"));
    assertEquals(List.of("[{\"a\":1},"), texts("[{\"a\":1},"));
  }

  @Test
  void aBlankFileHoldsNoEvent() {
    assertEquals(List.of(), texts(" \r\n\t"));
    assertEquals(List.of(), texts(""));
  }

  @Test
  void eventsAreCountedFromOne() {
    List<FileEvent> events = EventFiles.events("f.ndjson", "{}\n{}".getBytes(UTF_8));

    assertEquals(
        List.of("f.ndjson:1", "f.ndjson:2"), events.stream().map(FileEvent::place).toList());
  }

  @Test
  void anEventMayNameItsOwnKey() {
    assertTrue(event("{\"payload\":{},\"idempotency_key\":\"k\"}").namesKey());
    assertTrue(event("{\"idempotencyKey\":\"k\"}").namesKey());
    assertFalse(event("{\"payload\":{\"idempotency_key\":\"k\"}}").namesKey());
    assertFalse(event("[\"idempotency_key\"]").namesKey());
  }

  @Test
  void onALineAnEventGetsAKeyUnlessItNamesOne() {
    assertEquals("{\"idempotency_key\":\"k1\",   \"a\":1 }", line("{\n  \"a\":1\n}"));
    assertEquals("{\"idempotency_key\":\"k1\"}", line("{}"));
    assertEquals("{\"idempotency_key\":\"mine\"}", line("{\"idempotency_key\":\"mine\"}"));
    assertEquals("nonsense", line("nonsense"));
  }

  private static String line(String json) {
    return new String(event(json).line("k1"), UTF_8);
  }

  private static FileEvent event(String json) {
    return EventFiles.events("file", json.getBytes(UTF_8)).getFirst();
  }

  private static List<String> texts(String content) {
    return EventFiles.events("file", content.getBytes(UTF_8)).stream()
        .map(event -> new String(event.json(), UTF_8))
        .toList();
  }
}
