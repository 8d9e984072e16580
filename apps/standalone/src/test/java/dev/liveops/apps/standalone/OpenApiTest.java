package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.http.Route;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.apps.web.Overview;
import dev.liveops.apps.web.WebApp;
import io.helidon.webserver.http.HttpService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of the API tells the routes that there are, and no others. */
final class OpenApiTest {
  private static final ApiDescription API = ApiDescription.read();
  private static final Map<String, List<HttpService>> SERVICES =
      Map.of(
          "gateway", List.of(),
          "fairness", List.of(),
          "leaderboard", List.of(),
          "progression", List.of(),
          "web", WebApp.services(OpenApiTest::overview, InstantSource.system()),
          "metrics", List.of());

  static Set<String> services() {
    return new TreeSet<>(SERVICES.keySet());
  }

  static List<ApiDescription.Operation> operations() {
    return API.operations();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceHasTheRoutesThatAreDescribedAndNoOthers(String service) {
    Set<String> served =
        server(service).routes().stream()
            .map(Route::label)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(API.routesOf(service), served);
    assertTrue(served.size() >= 5, served::toString);
  }

  @Test
  void everyServiceThatIsDescribedIsThere() {
    assertEquals(services(), API.services());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationSaysWhoAnswersItWithWhatAndWhoMayAsk(ApiDescription.Operation operation) {
    assertTrue(ApiDescription.map(operation.description().get("responses")).containsKey("default"));
    assertTrue(
        operation
            .description()
            .keySet()
            .containsAll(
                Set.of("operationId", "tags", "x-service", "summary", "security", "responses")),
        operation.description()::toString);
    Set<String> inPath =
        Pattern.compile("\\{(.*?)}")
            .matcher(operation.route().template())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertEquals(inPath, API.pathParametersOf(operation));
  }

  @Test
  void noTwoOperationsHaveTheSameId() {
    Set<Object> seen = new HashSet<>();
    for (ApiDescription.Operation operation : API.operations()) {
      assertTrue(seen.add(operation.description().get("operationId")), operation::toString);
    }
  }

  @Test
  void everyReferenceLeadsSomewhereAndNoComponentIsUseless() {
    assertEquals(API.references(), API.components());
  }

  private static ServiceServer server(String service) {
    return new ServiceServer(
        new ServerSpec(
            service,
            "127.0.0.1",
            0,
            ServerLimits.defaults(),
            new Readiness(),
            new Telemetry(true, List.of(), List.of()),
            SERVICES.get(service)));
  }

  private static Overview overview() {
    return new Overview("0", Instant.EPOCH, "data", List.of(), List.of());
  }
}
