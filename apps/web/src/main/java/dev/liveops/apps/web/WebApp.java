package dev.liveops.apps.web;

import io.helidon.webserver.http.HttpService;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The page for the people who run the game. */
public final class WebApp {
  private WebApp() {}

  /**
   * Its routes.
   *
   * @param overview asked whenever somebody looks; must be quick
   */
  public static List<HttpService> services(Supplier<Overview> overview, InstantSource clock) {
    return List.of(new PageRoutes(), new OverviewRoutes(overview, clock));
  }
}
