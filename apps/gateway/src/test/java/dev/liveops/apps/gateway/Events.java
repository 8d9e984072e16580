package dev.liveops.apps.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Events that tests send. */
final class Events {
  private Events() {}

  static String progression(String player, int deltaXp) {
    return """
        {"type":"progression","playerId":"%s","ts":1730560000,"payload":{"deltaXp":%d}}"""
        .formatted(player, deltaXp);
  }

  /** An event of {@code sample_events}, by its type. */
  static byte[] sample(String type) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("sample_events"))) {
      root = root.getParent();
    }
    return Files.readAllBytes(root.resolve("sample_events").resolve(type + ".json"));
  }
}
