package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.liveops.usecases.game.GameDefinitionReader.Faulty;
import dev.liveops.usecases.game.GameDefinitionReader.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the reader say the same, as far as a schema can tell. */
class SchemaTest {

  private static final String EXAMPLE = "examples/kart-racer/game.yaml";

  /** What a schema cannot tell: references, order, and that a name is given once. */
  private static final List<String> BEYOND_A_SCHEMA =
      List.of(
          "a name of its own",
          "an event type of this game",
          "a field of",
          "an achievement listed above",
          "a number of at most max",
          "min and max for numbers only",
          "each event type once",
          "fields, since no event type has points",
          "a time zone",
          "a duration from",
          "a day",
          "no {");

  private final JsonSchema schema = Docs.schema();

  @ParameterizedTest
  @ValueSource(strings = {"default", EXAMPLE})
  void theGamesThatShipAreValid(String name) {
    String document = name.equals("default") ? DefaultGame.document() : Docs.text(name);
    assertEquals(Set.of(), schema.validate(Docs.tree(document)));
    assertInstanceOf(Read.class, GameDefinitionReader.read(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/game = 5",
        "/game = \"a b\"",
        "/zone = 7",
        "/zone = \"\"",
        "/colour = \"red\"",
        "/event_types = []",
        "/event_types/0/fields/0/type = \"float\"",
        "/event_types/0/fields/0/name = \"LapMs\"",
        "/event_types/0/fields/0/required = \"yes\"",
        "/event_types/1/points/times = 1.5",
        "/event_types/1/points/times = 1000001",
        "/rules/0/kind = \"vibes\"",
        "/rules/0/count_max = 1001",
        "/rules/0/per = 10",
        "/rules/0/delta_max = 10",
        "/rules/0/mode = \"off\"",
        "/rules/1/min = \"low\"",
        "/rules/5/score_max = 0",
        "/boards/0/operator = \"avg\"",
        "/boards/0/windows = []",
        "/boards/0/windows = [\"daily\", \"daily\"]",
        "/boards/0/values = \"everything\"",
        "/seasons = \"months\"",
        "/seasons/0/first_day = \"March\"",
        "/levels = {}",
        "/levels/xp_per_level = 100",
        "/levels/thresholds = [0]",
        "/achievements/0/hidden = 1",
        "/achievements/0/condition/level = 2",
        "/achievements/2/condition/times = 2",
        "/achievements/0/condition/where/0 = {\"field\": \"position\"}",
        "/rewards/0/scope = \"week\"",
        "/rewards/0/item = \" \"",
        "/rewards/0/item = \"a\\nb\"",
        "/rewards/2/per_field = \"track\"",
      })
  void bothRefuseWhatIsBuiltWrongly(String change) throws Exception {
    String[] parts = change.split(" = ", 2);
    JsonNode document = Docs.tree(Docs.text(EXAMPLE));
    put(document, parts[0], Docs.JSON.readTree(parts[1]));
    assertTrue(!schema.validate(document).isEmpty(), "the schema accepts " + change);
    assertInstanceOf(Faulty.class, GameDefinitionReader.read(document.toString()), change);
  }

  @Test
  void theyAgreeOnThousandsOfDamagedDocuments() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    List<JsonNode> games =
        List.of(Docs.tree(DefaultGame.document()), Docs.tree(Docs.text(EXAMPLE)));
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      JsonNode document = games.get(random.nextInt(games.size())).deepCopy();
      damage(document, random);
      boolean valid = schema.validate(document).isEmpty();
      switch (GameDefinitionReader.read(document.toString())) {
        case Read read ->
            assertTrue(valid, () -> "seed " + seed + ": only the schema refuses " + document);
        case Faulty faulty -> {
          refused++;
          if (valid && faulty.faults().stream().anyMatch(SchemaTest::aSchemaCouldTell)) {
            fail("seed " + seed + ": the schema accepts " + faulty.faults() + " in " + document);
          }
        }
      }
    }
    assertTrue(refused > 1_000, "refused: " + refused);
  }

  @Test
  void theReferenceExplainsEveryKeyOfTheSchema() {
    String reference = Docs.text("game-definition.md");
    List<String> missing =
        keys(Docs.tree(Docs.text("game-definition.schema.json")))
            .filter(
                key -> !reference.contains("`" + key + "`") && !reference.contains("." + key + "`"))
            .distinct()
            .toList();
    assertEquals(List.of(), missing);
  }

  private static boolean aSchemaCouldTell(Fault fault) {
    return BEYOND_A_SCHEMA.stream().noneMatch(fault.expected()::startsWith)
        && !fault.expected().contains("as the field is")
        && !fault.expected().contains("thresholds rise");
  }

  private static Stream<String> keys(JsonNode node) {
    Stream<String> own = Stream.empty();
    if (node.path("properties").isObject() && node.has("type")) {
      own = node.get("properties").properties().stream().map(entry -> entry.getKey());
    }
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return Stream.concat(own, children.stream().flatMap(SchemaTest::keys));
  }

  private static void put(JsonNode root, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    String name = pointer.substring(last + 1);
    switch (root.at(pointer.substring(0, last))) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      default -> fail("nothing at " + pointer);
    }
  }

  private static void damage(JsonNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object -> damageObject(object, random);
      case ArrayNode array -> damageArray(array, random);
      default -> throw new AssertionError("neither object nor array");
    }
  }

  private static void damageObject(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "none" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "x", object.path(name).deepCopy());
      default -> object.set(name, strange(random));
    }
  }

  private static void damageArray(ArrayNode array, Random random) {
    int at = array.isEmpty() ? 0 : random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.removeAll();
      case 1 -> array.insert(at, strange(random));
      case 2 -> array.remove(at);
      default -> array.add(array.path(at).deepCopy());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode strange(Random random) {
    var nodes = Docs.JSON.getNodeFactory();
    return switch (random.nextInt(14)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(0);
      case 3 -> nodes.numberNode(-1);
      case 4 -> nodes.numberNode(1.5);
      case 5 -> nodes.numberNode(2.0);
      case 6 -> nodes.numberNode(Long.MAX_VALUE);
      case 7 -> nodes.textNode("");
      case 8 -> nodes.textNode("points");
      case 9 -> nodes.textNode("5m");
      case 10 -> nodes.textNode("2026-12-24");
      case 11 -> nodes.textNode("Ä ö");
      case 12 -> nodes.arrayNode();
      default -> nodes.objectNode();
    };
  }
}
