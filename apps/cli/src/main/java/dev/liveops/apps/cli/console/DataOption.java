package dev.liveops.apps.cli.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the data directory, for those commands that need one. */
public final class DataOption {

  private static final String SETTING = "LIVEOPS_DATA";

  private final Map<String, String> environment;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (default: LIVEOPS_DATA, else data).")
  private Optional<Path> directory = Optional.empty();

  /** An option that falls back on the environment. */
  public DataOption(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The directory; whether there is one is not checked. */
  public Path directory() {
    String setting = environment.getOrDefault(SETTING, "");
    return directory.orElseGet(() -> Path.of(setting.isBlank() ? "data" : setting));
  }

  /** The environment, with this option in it: what settings are read from. */
  public Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(environment);
    directory.ifPresent(given -> all.put(SETTING, given.toString()));
    return all;
  }
}
