package dev.liveops.apps.cli.run;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services that a command line names, and how they are started.
 *
 * <p>Nothing here needs picocli: its classes are compiled for Java 5, which no start-up cache
 * takes, and a quarter of a start was spent on them. A line as every deployment has it, {@code run}
 * and names, goes without them.
 */
public final class Services {

  /** What can be chosen: the metrics are the process's, and always there. */
  private static final Set<ServiceName> ALL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ServiceName.METRICS)));

  private final Set<ServiceName> chosen;

  private Services(Set<ServiceName> chosen) {
    this.chosen = chosen;
  }

  /**
   * Reads a whole command line that says {@code run} and nothing but names of services.
   *
   * @return empty when it says anything else
   */
  public static Optional<Services> ofPlainLine(String... line) {
    if (line.length == 0 || !line[0].equals("run")) {
      return Optional.empty();
    }
    List<String> names = Arrays.asList(line).subList(1, line.length);
    return labels().containsAll(names) ? Optional.of(named(names)) : Optional.empty();
  }

  /** Those of these names, all of which {@link #labels} has; all services when there is none. */
  static Services named(Collection<String> names) {
    Set<ServiceName> chosen =
        ALL.stream()
            .filter(service -> names.isEmpty() || names.contains(service.label()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceName.class)));
    return new Services(chosen);
  }

  /** The names that there are. */
  static List<String> labels() {
    return ALL.stream().map(ServiceName::label).toList();
  }

  /**
   * Starts them, and returns when they are stopped.
   *
   * @param environment what settings are read from
   * @param out where it is said first what they need of others
   * @throws dev.liveops.apps.runtime.settings.SettingsException when settings are wrong
   * @throws dev.liveops.apps.runtime.StartFailure when one cannot start
   */
  public void run(Map<String, String> environment, PrintWriter out, Installation installation) {
    Settings settings = Settings.read(environment);
    ServiceNeeds.of(chosen, settings.storage().data()).forEach(out::println);
    out.flush();
    installation.run(settings, chosen, System.out);
  }
}
