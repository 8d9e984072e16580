package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.Lifecycle;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.settings.ServiceName;
import java.net.URI;
import java.util.Map;

/** Services that run in this process. */
public final class Standalone implements AutoCloseable {

  private final Lifecycle lifecycle;
  private final Map<ServiceName, ServiceServer> servers;

  Standalone(Lifecycle lifecycle, Map<ServiceName, ServiceServer> servers) {
    this.lifecycle = lifecycle;
    this.servers = Map.copyOf(servers);
  }

  /** Where a service can be reached; only those that run have an address. */
  public URI uri(ServiceName service) {
    return servers.get(service).uri();
  }

  /** The server of a service that runs. */
  public ServiceServer server(ServiceName service) {
    return servers.get(service);
  }

  /** Waits until everything is stopped, whoever stops it. */
  public void awaitStop() {
    lifecycle.awaitStop();
  }

  /** Stops everything: readiness first, what was accepted is finished, then storage is closed. */
  @Override
  public void close() {
    lifecycle.stop();
  }
}
