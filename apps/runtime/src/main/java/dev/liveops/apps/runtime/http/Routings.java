package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.observe.RouteMeter;
import dev.liveops.apps.runtime.observe.Telemetry;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Mounts collected routes, and below them the answers for everything that is not a route. */
final class Routings {
  /** The label of requests that fit no route, however many different ones there are. */
  private static final String OTHER = "other";

  private final Envelope envelope;
  private final Telemetry telemetry;
  private final Gate gate;
  private final RouteMeter other;

  Routings(Envelope envelope, Telemetry telemetry, Gate gate) {
    this.envelope = envelope;
    this.telemetry = telemetry;
    this.gate = gate;
    this.other = telemetry.route(envelope.service(), OTHER);
  }

  /**
   * Mounts everything. Paths without parameters go first, with all their methods: else {@code GET
   * /events/batch} would be taken for an event called batch, where there is only {@code POST}.
   *
   * @param routes the service's own; they pass through the gate
   * @param observing health and metrics; they do not
   */
  HttpRouting.Builder mount(List<RouteTable.Entry> routes, List<RouteTable.Entry> observing) {
    HttpRouting.Builder routing = HttpRouting.builder();
    for (boolean parameters : new boolean[] {false, true}) {
      Map<String, Set<String>> methods = new LinkedHashMap<>();
      mount(routing, methods, only(parameters, routes), this::gated);
      mount(routing, methods, only(parameters, observing), UnaryOperator.identity());
      mountOtherMethods(routing, methods);
    }
    return routing.route(
        HttpRoute.builder()
            .handler(served((req, res) -> Problem.of(ProblemType.NOT_FOUND).send(req, res)))
            .build());
  }

  private static List<RouteTable.Entry> only(boolean parameters, List<RouteTable.Entry> entries) {
    return entries.stream().filter(entry -> entry.hasParameters() == parameters).toList();
  }

  private void mount(
      HttpRouting.Builder routing,
      Map<String, Set<String>> methods,
      List<RouteTable.Entry> entries,
      UnaryOperator<Handler> around) {
    for (RouteTable.Entry entry : entries) {
      RouteMeter meter = telemetry.route(envelope.service(), entry.route().label());
      ServedRoute served = new ServedRoute(envelope, around.apply(entry.handler()), meter);
      for (Method method : methods(entry)) {
        for (String pattern : patterns(entry.template())) {
          routing.route(method, pattern, served);
        }
        methods.computeIfAbsent(entry.template(), template -> new TreeSet<>()).add(method.text());
      }
    }
  }

  /** Whatever can be read can also be asked for without its body (RFC 9110, section 9.1). */
  private static List<Method> methods(RouteTable.Entry entry) {
    return entry.method().equals(Method.GET)
        ? List.of(Method.GET, Method.HEAD)
        : List.of(entry.method());
  }

  private void mountOtherMethods(HttpRouting.Builder routing, Map<String, Set<String>> methods) {
    methods.forEach(
        (template, allowed) -> {
          Handler otherMethods = served(otherMethods(String.join(", ", allowed)));
          for (String pattern : patterns(template)) {
            routing.route(HttpRoute.builder().path(pattern).handler(otherMethods).build());
          }
        });
  }

  private Handler gated(Handler handler) {
    return (request, response) -> {
      int large = gate.largeBytesOf(request);
      if (!gate.enter(large)) {
        Gate.full().send(request, response);
        return;
      }
      try {
        handler.handle(request, response);
      } finally {
        gate.leave(large);
      }
    };
  }

  /** The template as Helidon matches it, with and without a slash at the end. */
  private static List<String> patterns(String template) {
    if (template.endsWith("/") || template.endsWith("*")) {
      return List.of(template);
    }
    // A template without parameters is compared as it is; an optional slash would make it a regex.
    return RouteTable.hasParameters(template)
        ? List.of(template + "[/]")
        : List.of(template, template + "/");
  }

  private Handler served(Handler handler) {
    return new ServedRoute(envelope, handler, other);
  }

  private static Handler otherMethods(String allowed) {
    return (request, response) -> {
      var allow = HeaderValues.create(HeaderNames.ALLOW, allowed);
      if (request.prologue().method().equals(Method.OPTIONS)) {
        response.status(Status.NO_CONTENT_204).header(allow);
        response.send();
      } else {
        Problem.of(ProblemType.METHOD_NOT_ALLOWED).with(allow).send(request, response);
      }
    };
  }
}
