package dev.liveops.reliability;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the system is started: what a user would set and type.
 *
 * @param data the data directory
 * @param environment every variable that the process has, beside the path to the tools and the JDK
 * @param wrapper a command that runs the launcher, such as one that injects faults; empty for none
 * @param javaOptions what is put beside the launcher's usual options of the JVM
 */
record Setup(
    Path data, Map<String, String> environment, List<String> wrapper, List<String> javaOptions) {

  /** What clients sign with. */
  static final String SECRET = "the secret of the reliability tests, long enough";

  /** What opens admin routes. */
  static final String ADMIN_TOKEN = "the admin token of the reliability tests, long enough";

  Setup {
    environment = Map.copyOf(environment);
    wrapper = List.copyOf(wrapper);
    javaOptions = List.copyOf(javaOptions);
  }

  /** The default game over a directory, on free ports, with the secrets above. */
  static Setup on(Path data) {
    Map<String, String> environment = new HashMap<>();
    for (Service service : Service.values()) {
      environment.put(service.portSetting(), "0");
    }
    environment.put("LIVEOPS_DATA", data.toString());
    environment.put("HMAC_SECRET", SECRET);
    environment.put("ADMIN_TOKEN", ADMIN_TOKEN);
    environment.put("LOG_LEVEL", "warn");
    return new Setup(data, environment, List.of(), List.of());
  }

  /**
   * The game of the exact tests: its fairness rules hold back what is plainly marked as cheating,
   * and nothing else, so that books kept outside can be compared to the point. Nobody is refused
   * for coming too often, and keys are remembered for longer than any test takes.
   */
  static Setup exact(Path data) {
    return on(data)
        .with("GAME_DEFINITION", Checkout.resource("exact-game.yaml").toString())
        .with("RATE_LIMIT_MAX", "1000000")
        .with("IDEMP_TTL", "24h");
  }

  /** The same with a variable set. */
  Setup with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Setup(data, more, wrapper, javaOptions);
  }

  /** The same, run by another command. */
  Setup wrappedIn(String... command) {
    return new Setup(data, environment, List.of(command), javaOptions);
  }

  /**
   * The same, made for a short life: compiled quickly rather than well, and with its temporary
   * files where they are removed with the test, as it may not have the time to do that itself.
   */
  Setup shortLived(Path temporary) {
    return withJava("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary);
  }

  /** The same with options for the JVM. */
  Setup withJava(String... options) {
    return new Setup(data, environment, wrapper, List.of(options));
  }
}
