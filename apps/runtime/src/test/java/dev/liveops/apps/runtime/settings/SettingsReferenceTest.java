package dev.liveops.apps.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/settings.md} the same as the list in the code. To write it anew, run this test
 * with {@code -Dsettings.reference=write}.
 */
class SettingsReferenceTest {
  private static final Path REFERENCE = Path.of("../../docs/settings.md");

  @Test
  void theReferenceListsEverySettingAsTheCodeHasIt() throws IOException {
    String expected = reference();
    if ("write".equals(System.getProperty("settings.reference"))) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, expected);
    }
    assertEquals(expected, Files.readString(REFERENCE));
  }

  private static String reference() {
    StringBuilder out =
        new StringBuilder(
            """
            # Settings

            Settings are environment variables, read once when a process starts. All of them are
            checked together, and everything that is wrong is reported in one message. A blank
            variable counts as not set. Secrets never appear in a message or a log.

            This page is written from the code (`SettingsReferenceTest`).

            | setting | default | expected | meaning |
            |---|---|---|---|
            """);
    for (Setting<?> setting : Catalog.ALL) {
      out.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  setting.name(),
                  setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`",
                  setting.expected(),
                  setting.meaning()));
    }
    return out.toString();
  }
}
