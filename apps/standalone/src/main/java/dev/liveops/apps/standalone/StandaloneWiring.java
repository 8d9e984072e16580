package dev.liveops.apps.standalone;

import dev.liveops.apps.gateway.GatewayApp;
import dev.liveops.apps.runtime.Carriers;
import dev.liveops.apps.runtime.Lifecycle;
import dev.liveops.apps.runtime.Part;
import dev.liveops.apps.runtime.SharedTimer;
import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.apps.web.Overview;
import dev.liveops.apps.web.WebApp;
import io.helidon.webserver.http.HttpService;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Puts the services of a process together: storage, consumers, servers, in this order. */
public final class StandaloneWiring {

  private StandaloneWiring() {}

  /**
   * Starts services over one data directory.
   *
   * @param services which of them; the metrics of the process are always served
   * @param out where it is announced what runs where, a line each, and {@code ready} at the end
   * @throws StartFailure when they cannot be started, with one line of why
   */
  public static Standalone start(Settings settings, Set<ServiceName> services, PrintStream out) {
    return start(settings, services, out, new Lifecycle());
  }

  /**
   * Starts services over one data directory, with a lifecycle that somebody else may stop, also
   * before all is started.
   *
   * @param lifecycle a new one
   * @throws StartFailure also when it is stopped meanwhile; whatever was open is closed then
   */
  public static Standalone start(
      Settings settings, Set<ServiceName> services, PrintStream out, Lifecycle lifecycle) {
    try {
      Core core = lifecycle.open("storage", () -> CoreWiring.open(settings), Core::close);
      Consumers consumers = new Consumers(core, services);
      Servers servers = new Servers(core, consumers);
      SharedTimer timer = new SharedTimer("answers");
      addServers(new Routes(core, timer), core, services, servers);
      lifecycle.add(Carriers.watch());
      lifecycle.add(timer);
      consumers.inOrder().forEach(lifecycle::add);
      lifecycle.add(Part.of("catch-up", () -> consumers.catchUp(lifecycle::stopping), () -> {}));
      lifecycle.add(servers.all().values().toArray(ServiceServer[]::new));
      lifecycle.add(Part.of("readiness", servers::on, servers::off));
      lifecycle.start();
      announce(core, servers, out);
      return new Standalone(lifecycle, servers.all());
    } catch (RuntimeException | Error e) {
      lifecycle.stop();
      throw e;
    }
  }

  private static void addServers(
      Routes routes, Core core, Set<ServiceName> services, Servers servers) {
    for (ServiceName service : ServiceName.values()) {
      if (service == ServiceName.METRICS) {
        servers.add(service, ServerLimits.defaults(), List.of());
      } else if (services.contains(service)) {
        switch (service) {
          case GATEWAY ->
              servers.add(
                  service, GatewayApp.serverLimits(routes.intakeLimits()), routes.gateway());
          case FAIRNESS -> servers.add(service, ServerLimits.defaults(), routes.fairness());
          case LEADERBOARD -> servers.add(service, ServerLimits.defaults(), routes.leaderboard());
          case PROGRESSION -> servers.add(service, ServerLimits.defaults(), routes.progression());
          case WEB ->
              servers.add(service, ServerLimits.defaults(), web(core, servers, Instant.now()));
          case METRICS -> throw new IllegalStateException("metrics are served above");
        }
      }
    }
  }

  private static List<HttpService> web(Core core, Servers servers, Instant startedAt) {
    return WebApp.services(() -> overview(core, servers, startedAt), core.clock());
  }

  private static Overview overview(Core core, Servers servers, Instant startedAt) {
    return new Overview(
        version(),
        startedAt,
        core.settings().storage().data().toAbsolutePath().normalize().toString(),
        core.catalog().games().stream().map(game -> game.id().value()).sorted().toList(),
        servers.all().entrySet().stream()
            .map(
                each ->
                    new Overview.Service(
                        each.getKey().label(), each.getValue().uri(), servers.ready(each.getKey())))
            .toList());
  }

  private static String version() {
    String version = StandaloneWiring.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  private static void announce(Core core, Servers servers, PrintStream out) {
    for (String name : core.keys().made()) {
      out.printf(
          "%-12s %s%n", name, core.settings().storage().data().resolve("secrets").resolve(name));
    }
    servers.all().values().forEach(server -> out.println(server.announcement()));
    out.println("ready");
    out.flush();
  }
}
