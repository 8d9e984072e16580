package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.settings.ServiceName;
import io.helidon.webserver.http.HttpService;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The HTTP servers of the services that run in this process. */
final class Servers {

  private final Core core;
  private final Consumers consumers;
  private final Map<ServiceName, ServiceServer> servers = new EnumMap<>(ServiceName.class);
  private final Map<ServiceName, Readiness> readiness = new EnumMap<>(ServiceName.class);

  Servers(Core core, Consumers consumers) {
    this.core = core;
    this.consumers = consumers;
  }

  /** Adds the server of a service, on the port that the settings give it. */
  void add(ServiceName service, ServerLimits limits, List<HttpService> routes) {
    Readiness ready =
        new Readiness()
            .needs("storage", core.storageWorks())
            .needs("consumers", () -> consumers.healthy(service));
    readiness.put(service, ready);
    servers.put(
        service,
        new ServiceServer(
            new ServerSpec(
                service.label(),
                core.settings().network().bind(),
                core.settings().network().port(service),
                limits,
                ready,
                core.telemetry(),
                routes)));
  }

  Map<ServiceName, ServiceServer> all() {
    return servers;
  }

  boolean ready(ServiceName service) {
    return readiness.get(service).isReady();
  }

  void on() {
    readiness.values().forEach(Readiness::on);
  }

  void off() {
    readiness.values().forEach(Readiness::off);
  }
}
