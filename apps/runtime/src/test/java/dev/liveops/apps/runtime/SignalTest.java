package dev.liveops.apps.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.logging.JsonLog;
import dev.liveops.apps.runtime.logging.LogLevel;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalTest {

  /** The process that is sent a signal. */
  static final class Child {
    public static void main(String[] args) {
      JsonLog.start(LogLevel.INFO, System.out);
      System.Logger log = System.getLogger("child");
      Part part =
          Part.of(
              "part",
              () -> System.out.println("ready"),
              () -> log.log(System.Logger.Level.INFO, "committed"));
      Lifecycle lifecycle = new Lifecycle().add(part);
      lifecycle.stopOnSignal();
      lifecycle.start();
      lifecycle.awaitStop();
    }
  }

  @Test
  void sigtermStopsThePartsAndWhatTheyLogIsSeen() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = child.inputReader()) {
      assertEquals("ready", out.readLine());
      child.toHandle().destroy();
      List<String> rest = out.lines().toList();
      assertTrue(child.waitFor(10, TimeUnit.SECONDS));
      assertEquals(1, rest.size(), rest::toString);
      assertTrue(rest.getFirst().contains("\"msg\":\"committed\""), rest::toString);
    } finally {
      child.destroyForcibly();
    }
  }
}
