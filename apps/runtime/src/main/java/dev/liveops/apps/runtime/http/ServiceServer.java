package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.Part;
import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.observe.HealthRoutes;
import dev.liveops.apps.runtime.observe.MetricsRoutes;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The HTTP server of one service, with every limit set, health and metrics mounted, and every
 * request named, timed and answered properly.
 *
 * <p>Made once, started once, stopped once, by one thread at a time.
 */
public final class ServiceServer implements Part {
  private static final Duration SWEEP_PERIOD = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

  private final ServerSpec spec;
  private final Envelope envelope;
  private final ConnectionGuard guard;
  private final List<RouteTable.Entry> own;
  private final List<RouteTable.Entry> observing;
  private final WebServer server;

  /** A server that does not listen yet. */
  public ServiceServer(ServerSpec spec) {
    this.spec = spec;
    this.envelope = new Envelope(spec.name());
    this.guard = new ConnectionGuard(spec.limits());
    this.own = entries(spec.services().toArray(HttpService[]::new));
    this.observing =
        entries(new HealthRoutes(spec.readiness()), new MetricsRoutes(spec.telemetry()));
    this.server = build();
  }

  @Override
  public String name() {
    return spec.name();
  }

  /** Everything it answers. */
  public List<Route> routes() {
    return Stream.concat(own.stream(), observing.stream()).map(RouteTable.Entry::route).toList();
  }

  /**
   * Listens from now on.
   *
   * @throws StartFailure when the port cannot be had
   */
  @Override
  public void start() {
    checkPort();
    server.start();
    if (!server.isRunning()) {
      throw new StartFailure(spec.name() + ": cannot listen on " + address(), null);
    }
  }

  /** The port it listens on, which is another than asked for when any was. */
  public int port() {
    return server.port();
  }

  /** Where it can be reached from this machine. */
  public URI uri() {
    boolean any = spec.bind().equals("0.0.0.0") || spec.bind().equals("::");
    String host = any ? "127.0.0.1" : spec.bind();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /** One line for whoever started the process: the name, and where it can be reached. */
  public String announcement() {
    return "%-12s %s".formatted(name(), uri());
  }

  /**
   * Stops: tells clients to go elsewhere, waits until the requests in progress are answered, and
   * closes. Readiness should be off before. Does nothing when it does not run.
   */
  @Override
  public void stop() {
    envelope.drain();
    long deadlineNanos = System.nanoTime() + spec.limits().drainMax().toNanos();
    while (!guard.quietFor(QUIET) && System.nanoTime() - deadlineNanos < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    guard.stop();
    server.stop();
  }

  @Override
  public Duration stopMax() {
    return spec.limits().drainMax().plus(spec.limits().graceMax());
  }

  private static List<RouteTable.Entry> entries(HttpService... services) {
    RouteTable table = new RouteTable();
    table.register(services);
    return table.entries();
  }

  private WebServer build() {
    ServerLimits limits = spec.limits();
    Gate gate = new Gate(limits);
    Routings routings = new Routings(envelope, spec.telemetry(), gate);
    return WebServer.builder()
        .name(spec.name())
        .host(spec.bind())
        .port(spec.port())
        // Without this, small answers wait for the client's delayed acknowledgement.
        .connectionOptions(socket -> socket.tcpNoDelay(true))
        .maxPayloadSize(limits.bodyBytesMax())
        .maxTcpConnections(limits.connectionsMax())
        .idleConnectionTimeout(ConnectionGuard.OVERDUE)
        .idleConnectionPeriod(SWEEP_PERIOD)
        .shutdownGracePeriod(limits.graceMax())
        .shutdownHook(false)
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(guard)
        .directHandlers(refusals())
        .routing(routings.mount(own, observing))
        .build();
  }

  private DirectHandlers refusals() {
    Refusals refusals = new Refusals(envelope, spec.telemetry());
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, refusals);
    }
    return handlers.build();
  }

  /** Helidon tells about a port in use with a stack trace in the log only; we want one line. */
  private void checkPort() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(spec.bind(), spec.port()));
    } catch (IOException e) {
      throw new StartFailure(
          spec.name() + ": cannot listen on " + address() + ": " + e.getMessage(), e);
    }
  }

  private String address() {
    return spec.bind() + ":" + spec.port();
  }
}
