package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.http.Route;
import dev.liveops.apps.runtime.settings.ServiceName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of the API tells the routes that there are, and no others. */
final class OpenApiTest {
  private static final ApiDescription API = ApiDescription.read();
  private static final Pattern IN_PATH = Pattern.compile("\\{(.*?)}");
  private static final Set<String> SAID_OF_ALL =
      Set.of("operationId", "tags", "x-service", "summary", "security", "responses");

  private static Standalone standalone;

  @BeforeAll
  static void start() {
    standalone = Running.start();
  }

  @AfterAll
  static void stop() {
    standalone.close();
  }

  static List<ApiDescription.Operation> operations() {
    return API.operations();
  }

  @ParameterizedTest
  @EnumSource
  void aServiceHasTheRoutesThatAreDescribedAndNoOthers(ServiceName service) {
    Set<String> served =
        standalone.server(service).routes().stream()
            .map(Route::label)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(API.routesOf(service.label()), served);
    assertTrue(served.size() >= 5, served::toString);
  }

  @Test
  void everyServiceThatIsDescribedIsThere() {
    Set<String> services =
        Arrays.stream(ServiceName.values())
            .map(ServiceName::label)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(services, API.services());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationSaysWhoAnswersItWithWhatAndWhoMayAsk(ApiDescription.Operation operation) {
    Set<String> inPath =
        IN_PATH
            .matcher(operation.route().template())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertTrue(operation.description().keySet().containsAll(SAID_OF_ALL));
    assertTrue(ApiDescription.map(operation.description().get("responses")).containsKey("default"));
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
  void everyReferenceLeadsSomewhereAndNothingIsDescribedInVain() {
    assertEquals(Set.of(), without(API.references(), API.components()));
    assertEquals(Set.of(), without(API.components(), API.references()));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
