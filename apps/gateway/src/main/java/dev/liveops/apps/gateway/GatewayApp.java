package dev.liveops.apps.gateway;

import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.usecases.event.AcceptEvents;
import dev.liveops.usecases.event.FindEvent;
import dev.liveops.usecases.event.IntakeLimits;
import dev.liveops.usecases.event.IntakeListener;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** The gateway: takes events in, and tells what became of them. */
public final class GatewayApp {
  private GatewayApp() {}

  /**
   * Its routes.
   *
   * @param accept takes events in, under {@code limits}
   * @param find tells what became of events
   * @param reads who may ask for that
   */
  public static List<HttpService> services(
      AcceptEvents accept, IntakeLimits limits, FindEvent find, ReadAccess reads) {
    return List.of(new IntakeRoutes(accept, limits), new EventRoutes(find, reads));
  }

  /** Counts the answers that {@link AcceptEvents} gives. */
  public static IntakeListener counting(Telemetry telemetry) {
    return new CountedAnswers(telemetry);
  }

  /** What its server takes from clients: batches are the largest bodies. */
  public static ServerLimits serverLimits(IntakeLimits limits) {
    return ServerLimits.defaults().withBodyBytesMax(limits.batchBytesMax());
  }
}
