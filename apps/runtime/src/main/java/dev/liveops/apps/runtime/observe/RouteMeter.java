package dev.liveops.apps.runtime.observe;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Measures one route of one service: how long answers took, by class of status.
 *
 * <p>Thread-safe. A timer is made when its class of status is first answered: five for a route at
 * the most.
 */
public final class RouteMeter {
  private static final int CLASSES = 6;

  private final Meters meters;
  private final String service;
  private final String route;
  private final Counter errors;
  private final AtomicReferenceArray<Timer> byClass = new AtomicReferenceArray<>(CLASSES);

  RouteMeter(Meters meters, String service, String route) {
    this.meters = meters;
    this.service = service;
    this.route = route;
    this.errors =
        meters.counter(
            "liveops_http_errors", "Requests that ended with a status of 5xx", "service", service);
  }

  /**
   * Records one answered request.
   *
   * @param status the HTTP status that was sent
   * @param elapsedNanos from the first handler to the sent answer
   */
  public void record(int status, long elapsedNanos) {
    int statusClass = status / 100;
    if (statusClass <= 0 || statusClass >= CLASSES) {
      statusClass = 5;
    }
    Timer timer = byClass.get(statusClass);
    if (timer == null) {
      timer = timer(statusClass);
      byClass.set(statusClass, timer);
    }
    timer.record(elapsedNanos, TimeUnit.NANOSECONDS);
    if (statusClass == 5) {
      errors.increment();
    }
  }

  private Timer timer(int statusClass) {
    return meters.timer(
        "liveops_http_request",
        "How long requests took, from routing to the sent answer",
        "service",
        service,
        "route",
        route,
        "status",
        statusClass + "xx");
  }
}
