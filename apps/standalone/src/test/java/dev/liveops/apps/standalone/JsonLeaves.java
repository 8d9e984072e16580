package dev.liveops.apps.standalone;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** The values of a document that hold no others. */
final class JsonLeaves {

  private JsonLeaves() {}

  /** The path of each, as a JSON Pointer. */
  static List<String> of(JsonNode document) {
    List<String> leaves = new ArrayList<>();
    collect(document, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, List<String> leaves) {
    if (node.isArray()) {
      collect(node.get(0), path + "/0", leaves);
    } else if (node.isObject()) {
      node.properties()
          .forEach(member -> collect(member.getValue(), path + "/" + member.getKey(), leaves));
    } else {
      leaves.add(path);
    }
  }

  /** The document with another text in one place; changes {@code document}. */
  static String with(JsonNode document, String path, String text) {
    JsonPointer pointer = JsonPointer.compile(path);
    JsonNode parent = document.at(pointer.head());
    if (parent instanceof ObjectNode object) {
      object.set(pointer.last().getMatchingProperty(), TextNode.valueOf(text));
    } else {
      ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), TextNode.valueOf(text));
    }
    return document.toString();
  }
}
