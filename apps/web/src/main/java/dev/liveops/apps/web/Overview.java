package dev.liveops.apps.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What runs where.
 *
 * @param version of the program
 * @param startedAt when the process began to work
 * @param dataDirectory where everything is kept
 * @param games the ids of the games that are served
 * @param services the services of this process, in the order to show them
 */
public record Overview(
    String version,
    Instant startedAt,
    String dataDirectory,
    List<String> games,
    List<Service> services) {

  /** Keeps its own copies. */
  public Overview {
    games = List.copyOf(games);
    services = List.copyOf(services);
  }

  /**
   * One service.
   *
   * @param name as logs and metrics spell it
   * @param uri where it can be reached from this machine, port included
   * @param ready whether it can do its work now
   */
  public record Service(String name, URI uri, boolean ready) {}
}
