package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.FieldFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

  @Test
  void membersAreFoundInEitherSpelling() {
    JsonObject object = sound("{\"bossId\":\"hydra\",\"reward_type\":\"boss_kill\"}");

    assertEquals(Optional.of("hydra"), object.text("boss_id"));
    assertEquals("bossId", object.spelling("boss_id"));
    assertEquals(Optional.of("boss_kill"), object.text("reward_type"));
    assertEquals(Optional.empty(), object.text("item"));
    assertEquals("item", object.spelling("item"));
  }

  @Test
  void valuesKeepTheirKinds() {
    JsonObject object =
        sound("{\"a\":7,\"b\":0.5,\"c\":true,\"d\":\"x\",\"e\":{\"innerName\":-1},\"f\":\"\"}");

    assertEquals(Optional.of(7L), object.get("a"));
    assertEquals(Optional.of(0.5), object.get("b"));
    assertEquals(Optional.of(true), object.get("c"));
    assertEquals(Optional.of("x"), object.get("d"));
    assertEquals(Optional.of(-1L), ((JsonObject) object.get("e").orElseThrow()).get("inner_name"));
    assertEquals(Optional.of(""), object.text("f"));
    assertEquals(Optional.empty(), object.text("a"));
  }

  @Test
  void whatNoMemberCanBeIsPassedOver() {
    JsonObject object =
        sound(
            "{\"a\":null,\"b\":[1,{\"c\":2}],\"c\":99999999999999999999,\"d\":\"\\ud800\",\"e\":1}");

    for (String name : List.of("a", "b", "c", "d")) {
      assertEquals(Optional.empty(), object.get(name), name);
      assertTrue(object.has(name), name);
    }
    assertFalse(object.has("f"));
    assertEquals(Optional.of(1L), object.get("e"));
  }

  @Test
  void aMemberThatIsThereTwiceIsAFaultAtEveryDepth() {
    assertEquals(
        List.of(
            new FieldFault("in.bossId", "only once, in one spelling"),
            new FieldFault("a", "only once, in one spelling")),
        faults("{\"a\":1,\"in\":{\"boss_id\":1,\"bossId\":1},\"a\":null}"));
  }

  @Test
  void whatIsNotOneStrictObjectIsAFault() {
    for (String text :
        List.of(
            "",
            " ",
            "7",
            "[]",
            "{",
            "{}{}",
            "{} x",
            "{\"a\":01}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":1,}",
            "{\"" + "n".repeat(200) + "\":1}",
            "{\"a\":\"" + "x".repeat(20_000) + "\"}",
            "{\"a\":" + "1".repeat(100) + "}",
            "{\"a\":" + "{\"b\":".repeat(40) + "1" + "}".repeat(41))) {
      assertEquals(1, faults(text).size(), text);
    }
  }

  @Test
  void onlyUtf8IsRead() {
    String object = "{\"a\":1}";

    assertEquals(1, faults(object.getBytes(StandardCharsets.UTF_16)).size());
    assertEquals(1, faults(("\ufeff" + object).getBytes(StandardCharsets.UTF_8)).size());
    assertEquals(1, faults(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"'}).size());
  }

  private static JsonObject sound(String text) {
    if (JsonObject.read(text.getBytes(StandardCharsets.UTF_8))
        instanceof JsonObject.Reading.Sound(JsonObject object)) {
      return object;
    }
    throw new AssertionError(text + ": " + faults(text));
  }

  private static List<FieldFault> faults(String text) {
    return faults(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FieldFault> faults(byte[] bytes) {
    if (JsonObject.read(bytes) instanceof JsonObject.Reading.Faulty(List<FieldFault> faults)) {
      return faults;
    }
    throw new AssertionError("read as sound");
  }
}
