package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** Starts the whole system for a test: in memory, and on whatever ports are free. */
final class Running {
  static final String SECRET = "a secret for tests that nobody guesses";

  private Running() {}

  /**
   * Starts it.
   *
   * @param settings further settings, as alternating names and values
   */
  static Standalone start(String... settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BUS_KIND", "inmem");
    environment.put("HMAC_SECRET", SECRET);
    environment.put("LOG_LEVEL", "error");
    for (ServiceName service : ServiceName.values()) {
      environment.put(service.name() + "_PORT", "0");
    }
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return StandaloneWiring.start(
        Settings.read(environment),
        EnumSet.allOf(ServiceName.class),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }
}
