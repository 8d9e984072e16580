package dev.liveops.apps.runtime.observe;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Whether a service can do its work: when it has been started, is not being stopped, and everything
 * that it needs is there. Thread-safe.
 */
public final class Readiness {
  private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

  private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private volatile boolean started;

  /** Not ready, until {@link #on} is called. */
  public Readiness() {
    checks.add(new Condition("started", () -> started));
  }

  /**
   * Adds what the service needs.
   *
   * @param name of the need, such as {@code journal}
   * @param isThere asked at every health request: it must answer at once. An exception counts as
   *     no.
   */
  public Readiness needs(String name, BooleanSupplier isThere) {
    checks.add(new Condition(name, isThere));
    return this;
  }

  /** The service takes requests. */
  public void on() {
    started = true;
  }

  /** The service is about to stop: load balancers should send their requests elsewhere. */
  public void off() {
    started = false;
  }

  /** Whether the service can do its work: asks everything that it needs. */
  public boolean isReady() {
    return checks.stream()
        .allMatch(check -> check.call().status() == HealthCheckResponse.Status.UP);
  }

  List<HealthCheck> checks() {
    return List.copyOf(checks);
  }

  private record Condition(String name, BooleanSupplier holds) implements HealthCheck {
    @Override
    public HealthCheckType type() {
      return HealthCheckType.READINESS;
    }

    @Override
    public HealthCheckResponse call() {
      return HealthCheckResponse.builder().status(isThere()).build();
    }

    private boolean isThere() {
      try {
        return holds.getAsBoolean();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "health check " + name + " failed", e);
        return false;
      }
    }
  }
}
