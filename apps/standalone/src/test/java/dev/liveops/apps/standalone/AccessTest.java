package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the document, for every caller there can be: let in or refused exactly as the
 * document says. What to ask is read from the document, so no new route can be forgotten; that the
 * document has every route is {@link OpenApiTest}'s.
 */
final class AccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW");

  private final ApiDescription api = ApiDescription.read();

  @Test
  void everyCallerIsLetInWhereTheDocumentSaysAndNowhereElse() throws Exception {
    askEverything("false");
  }

  @Test
  void withSignedReadsWhoDoesNotSignReadsNothingOfPlayers() throws Exception {
    askEverything("true");
  }

  private void askEverything(String signedReads) throws Exception {
    try (Standalone system = start(signedReads);
        HttpClient client = HttpClient.newHttpClient()) {
      int refused = 0;
      List<Runnable> later = new ArrayList<>();
      for (Caller caller : Caller.values()) {
        for (ApiDescription.Operation operation : api.operations()) {
          Set<String> ways = ways(operation, signedReads.equals("true"));
          for (ApiCall call : calls(operation)) {
            if (caller.isLetInBy(ways)) {
              later.add(() -> isLetIn(caller, call, client, system));
            } else {
              isRefused(caller, ways, call, client, system);
              refused++;
            }
          }
        }
      }
      nothingHasHappened(client, system);
      later.forEach(Runnable::run);
      assertTrue(refused > 100 && later.size() > 100, refused + " and " + later.size());
    }
  }

  private static Standalone start(String signedReads) {
    return Running.start(
        "ADMIN_TOKEN",
        Caller.ADMIN_TOKEN,
        "HMAC_KEYS",
        Caller.OTHER_KEYS,
        "SIGNED_READS",
        signedReads);
  }

  /** The ways in, the empty text being one without showing anything. */
  private static Set<String> ways(ApiDescription.Operation operation, boolean signedReads) {
    Set<String> ways = new HashSet<>();
    List<?> described = (List<?>) operation.description().get("security");
    described.forEach(way -> ways.addAll(ApiDescription.map(way).keySet()));
    boolean open = described.isEmpty() || described.stream().anyMatch(way -> isNone(way));
    if (open && !(signedReads && ways.contains("hmacSignature"))) {
      ways.add("");
    }
    return ways;
  }

  private static boolean isNone(Object way) {
    return ApiDescription.map(way).isEmpty();
  }

  /** The operation on every service that has it; what can be read, without its body as well. */
  private static List<ApiCall> calls(ApiDescription.Operation operation) {
    List<ApiCall> calls = new ArrayList<>();
    for (String service : operation.services()) {
      ApiCall call = ApiCall.of(operation, service);
      calls.add(call);
      if (call.method().equals("GET")) {
        calls.add(call.withMethod("HEAD"));
      }
    }
    return calls;
  }

  private static HttpResponse<String> ask(
      Caller caller, ApiCall call, HttpClient client, Standalone system) {
    try {
      return call.send(client, system, caller.headers(call.method(), call.target(), call.body()));
    } catch (Exception e) {
      throw new AssertionError(caller + " asks " + call, e);
    }
  }

  private static void isRefused(
      Caller caller, Set<String> ways, ApiCall call, HttpClient client, Standalone system)
      throws Exception {
    HttpResponse<String> answer = ask(caller, call, client, system);
    String what = caller + " asks " + call + ": " + answer.statusCode() + " " + answer.body();
    assertEquals(401, answer.statusCode(), what);
    String scheme = ways.contains("adminToken") ? "Bearer " : "HMAC-SHA256 ";
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
    assertTrue(challenge.startsWith(scheme), what + " " + challenge);
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""), what);
    if (!call.method().equals("HEAD")) {
      JsonNode problem = JSON.readTree(answer.body());
      assertEquals(401, problem.path("status").asInt(), what);
      assertTrue(problem.path("errors").isMissingNode(), what);
    }
  }

  /** Let in is whoever is answered anything about what they asked for. */
  private void isLetIn(Caller caller, ApiCall call, HttpClient client, Standalone system) {
    HttpResponse<String> answer = ask(caller, call, client, system);
    int status = answer.statusCode();
    String what = caller + " asks " + call + ": " + status + " " + answer.body();
    assertTrue(status / 100 == 2 || status == 400 || status == 403 || status == 404, what);
    assertFalse(status == 403 && !answer.body().contains("not-earned"), what);
  }

  private static void nothingHasHappened(HttpClient client, Standalone system) throws Exception {
    for (String path : List.of("/sanctions", "/reviews", "/violations", "/blocked")) {
      JsonNode page = read(ServiceName.FAIRNESS, path, client, system);
      assertEquals(0, page.path(path.substring(1)).size(), page::toString);
    }
    JsonNode board = read(ServiceName.LEADERBOARD, "/leaderboard", client, system);
    assertEquals(0, board.path("total").asInt(), board::toString);
  }

  private static JsonNode read(
      ServiceName service, String path, HttpClient client, Standalone system) throws Exception {
    ApiCall call = new ApiCall(service, "GET", path, new byte[0]);
    List<String> headers = new ArrayList<>(Caller.signed(Caller.KEY, "GET", path, new byte[0]));
    headers.addAll(Caller.WITH_THE_ADMIN_TOKEN.headers("GET", path, new byte[0]));
    HttpResponse<String> answer = call.send(client, system, headers);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  @Test
  void aMethodThatTheDocumentDoesNotHaveIs405WithThoseThatItHas() throws Exception {
    try (Standalone system = start("true");
        HttpClient client = HttpClient.newHttpClient()) {
      for (ApiDescription.Operation operation : api.operations()) {
        Set<String> allowed = allowed(operation.route().template());
        for (String method : METHODS) {
          if (!allowed.contains(method)) {
            for (ApiCall call : calls(operation)) {
              HttpResponse<String> answer =
                  ask(Caller.NOBODY, call.withMethod(method), client, system);
              assertEquals(405, answer.statusCode(), () -> method + " " + call);
              assertEquals(
                  String.join(", ", allowed),
                  answer.headers().firstValue("Allow").orElse(""),
                  () -> method + " " + call);
            }
          }
        }
      }
    }
  }

  private Set<String> allowed(String template) {
    Set<String> allowed = new TreeSet<>();
    for (ApiDescription.Operation operation : api.operations()) {
      if (operation.route().template().equals(template)) {
        allowed.add(operation.route().method());
      }
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed;
  }

  /** Shows that the table above has something to tell apart. */
  @Test
  void thereAreOperationsForEverybodyForSignersAndForAdmins() {
    Set<Set<String>> kinds = new HashSet<>();
    api.operations().forEach(operation -> kinds.add(ways(operation, false)));
    assertEquals(
        Set.of(
            Set.of(""), Set.of("", "hmacSignature"), Set.of("hmacSignature"), Set.of("adminToken")),
        kinds);
  }
}
