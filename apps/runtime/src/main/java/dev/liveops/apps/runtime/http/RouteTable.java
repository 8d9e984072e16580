package dev.liveops.apps.runtime.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the routes of services instead of mounting them, so that each can be measured, listed,
 * and completed by an answer for the methods it does not have.
 *
 * <p>Only routes with one method and a path template can be collected; other kinds of rules are
 * refused when the server is built.
 */
final class RouteTable implements HttpRules {
  private final String prefix;
  private final List<Entry> entries;

  RouteTable() {
    this("", new ArrayList<>());
  }

  private RouteTable(String prefix, List<Entry> entries) {
    this.prefix = prefix;
    this.entries = entries;
  }

  /** A route, and what answers it. */
  record Entry(Method method, String template, Handler handler) {
    boolean hasParameters() {
      return RouteTable.hasParameters(template);
    }

    Route route() {
      return new Route(method.text(), template);
    }
  }

  /** Whether a template stands for many paths. */
  static boolean hasParameters(String template) {
    return template.contains("{") || template.contains("*");
  }

  /** In the order in which they were added: the first that fits answers. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public HttpRules register(HttpService... services) {
    for (HttpService service : services) {
      service.routing(this);
    }
    return this;
  }

  @Override
  public HttpRules register(String pathPattern, HttpService... services) {
    RouteTable below = new RouteTable(prefix + pathPattern, entries);
    for (HttpService service : services) {
      service.routing(below);
    }
    return this;
  }

  @Override
  public HttpRules route(Method method, String pathPattern, Handler handler) {
    entries.add(new Entry(method, prefix + pathPattern, handler));
    return this;
  }

  @Override
  public HttpRules route(Method method, Handler handler) {
    return route(method, prefix.isEmpty() ? "/" : "", handler);
  }

  @Override
  public HttpRules route(HttpRoute route) {
    throw new IllegalArgumentException("a route needs a method and a path template: " + route);
  }
}
