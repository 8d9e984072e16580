package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares answers with the document of the API: status, media type, headers, and every member of a
 * JSON body. More strictly than clients should, it also takes offence at members that the document
 * does not tell of.
 */
final class DescribedAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ApiDescription api;
  private final JsonNode components;
  private final Set<String> seen = new TreeSet<>();

  DescribedAnswers(ApiDescription api) {
    this.api = api;
    this.components = JSON.valueToTree(api.componentsTree());
    closeMembers(components);
  }

  /** The operations that answered as they do when all is well, each as {@code GET /path}. */
  Set<String> seen() {
    return seen;
  }

  /** The answer is one that the document has for the operation. */
  void check(ApiDescription.Operation operation, HttpResponse<String> answer) throws Exception {
    String what = operation + " answered " + answer.statusCode() + " " + answer.body();
    Map<String, Object> described = response(operation, answer.statusCode());
    String mediaType = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    Map<String, Object> content = ApiDescription.map(described.getOrDefault("content", Map.of()));
    if (content.isEmpty()) {
      assertEquals("", answer.body(), what);
    } else {
      assertTrue(content.containsKey(mediaType), what + " as " + mediaType);
    }
    for (String header : headers(described)) {
      boolean conditional = operation.route().template().equals("/leaderboard");
      assertTrue(conditional || answer.headers().firstValue(header).isPresent(), what);
    }
    if (mediaType.endsWith("json")) {
      Object schema = ApiDescription.map(content.get(mediaType)).get("schema");
      var faults = schema(schema).validate(JSON.readTree(answer.body()));
      assertTrue(faults.isEmpty(), () -> faults + " in " + what);
    }
    if (answer.statusCode() < 300) {
      seen.add(operation.route().label());
    }
  }

  private static Set<String> headers(Map<String, Object> described) {
    return ApiDescription.map(described.getOrDefault("headers", Map.of())).keySet();
  }

  private Map<String, Object> response(ApiDescription.Operation operation, int status) {
    Map<String, Object> responses = ApiDescription.map(operation.description().get("responses"));
    Object described = responses.get(Integer.toString(status));
    assertFalse(described == null, operation + " is not described to answer " + status);
    return api.resolved(ApiDescription.map(described));
  }

  private JsonSchema schema(Object described) {
    ObjectNode schema = JSON.valueToTree(described);
    closeMembers(schema);
    close(schema);
    schema.set("components", components);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  /** Closes every object below; what others are made of stays open, to be closed by those. */
  private static void closeMembers(JsonNode node) {
    if (node.path("properties") instanceof ObjectNode members) {
      members.forEach(DescribedAnswers::close);
    }
    if (node.path("items") instanceof ObjectNode item) {
      close(item);
    }
    node.forEach(DescribedAnswers::closeMembers);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && (schema.has("properties") || schema.has("$ref"))
        && !schema.has("additionalProperties")) {
      schema.put("unevaluatedProperties", false);
    }
  }
}
