package dev.liveops.apps.cli.run;

import dev.liveops.apps.runtime.settings.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What services need of others that are not started with them. They meet in the data directory, one
 * process at a time: what one leaves there, the others find when they run on it.
 */
final class ServiceNeeds {

  private static final Set<ServiceName> READERS =
      EnumSet.of(ServiceName.FAIRNESS, ServiceName.LEADERBOARD, ServiceName.PROGRESSION);

  private ServiceNeeds() {}

  /** A line for each service that goes without another one; none when all run. */
  static List<String> of(Set<ServiceName> services, Path data) {
    List<String> lines = new ArrayList<>();
    for (ServiceName service : services) {
      EnumSet<ServiceName> missing = EnumSet.copyOf(neededBy(service));
      missing.removeAll(services);
      if (!missing.isEmpty()) {
        lines.add(service.label() + ": " + without(service, missing, data));
      }
    }
    return lines;
  }

  private static Set<ServiceName> neededBy(ServiceName service) {
    return switch (service) {
      case GATEWAY -> READERS;
      case FAIRNESS -> EnumSet.of(ServiceName.GATEWAY);
      case LEADERBOARD, PROGRESSION -> EnumSet.of(ServiceName.GATEWAY, ServiceName.FAIRNESS);
      case WEB -> EnumSet.complementOf(EnumSet.of(ServiceName.WEB, ServiceName.METRICS));
      case METRICS -> EnumSet.noneOf(ServiceName.class);
    };
  }

  private static String without(ServiceName service, Set<ServiceName> missing, Path data) {
    String others = names(missing);
    boolean one = missing.size() == 1;
    String journal = " the journal of " + data;
    String needs = "; what is new needs " + others;
    return switch (service) {
      case GATEWAY ->
          "events are kept in" + journal + " until " + others + (one ? " runs" : " run") + " there";
      case FAIRNESS -> "judges what is in" + journal + "; new events need " + others;
      case LEADERBOARD -> "ranks what is cleared in" + journal + needs;
      case PROGRESSION -> "counts what is cleared in" + journal + needs;
      case WEB -> "shows that " + others + (one ? " does" : " do") + " not run";
      case METRICS -> "shows the figures of this process";
    };
  }

  private static String names(Set<ServiceName> services) {
    List<String> names = services.stream().map(ServiceName::label).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : names.stream().limit(last).collect(Collectors.joining(", ")) + " and " + names.get(last);
  }
}
