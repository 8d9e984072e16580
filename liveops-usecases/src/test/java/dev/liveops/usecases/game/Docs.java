package dev.liveops.usecases.game;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation that the tests hold the code to. */
final class Docs {

  static final ObjectMapper JSON = new ObjectMapper();

  private Docs() {}

  /** A file of the documentation; tests run in the folder of their module. */
  static String text(String file) {
    try {
      return Files.readString(Path.of("..", "docs").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(text("game-definition.schema.json"));
  }

  static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
