package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.signing.RequestSignature;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the document that takes a body, sent by somebody who is let in and means no
 * good: what is no JSON is refused with 400, everything else is taken or refused for what it says,
 * and nothing of it steers whoever reads the answer, the log or the trail.
 */
final class HostileBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACEHOLDER = "PLACE-HOLDER";
  private static final List<Integer> TAKEN = List.of(200, 201, 202, 208);
  private static final List<Integer> NOT_DONE = List.of(400, 403, 404, 413);

  @TempDir Path data;

  private final ApiDescription api = ApiDescription.read();
  private CapturedLog log;
  private Standalone system;
  private HttpClient client;
  private int requests;

  @BeforeEach
  void start() {
    log = new CapturedLog();
    system =
        Running.start(
            "BUS_KIND",
            "journal",
            "LIVEOPS_DATA",
            data.toString(),
            "ADMIN_TOKEN",
            Caller.ADMIN_TOKEN,
            "RATE_LIMIT_MAX",
            "1000000");
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    system.close();
    log.close();
  }

  private List<ApiDescription.Operation> operations() {
    List<ApiDescription.Operation> found =
        api.operations().stream()
            .filter(operation -> operation.description().containsKey("requestBody"))
            .toList();
    assertTrue(found.size() >= 9, found::toString);
    return found;
  }

  private ApiCall call(ApiDescription.Operation operation) {
    return ApiCall.of(operation, operation.services().iterator().next());
  }

  /** Sends a document, of players that nobody has heard of before. */
  private HttpResponse<String> send(ApiDescription.Operation operation, String document)
      throws Exception {
    requests++;
    String unheardOf =
        document.replaceAll("\"(one|two|three|four|five|six)\"", "\"$1-" + requests + "\"");
    ApiCall call = call(operation).withBody(unheardOf.getBytes(StandardCharsets.ISO_8859_1));
    List<String> headers =
        new ArrayList<>(List.of("X-Signature", RequestSignature.sign(Caller.KEY, call.body())));
    headers.addAll(Caller.WITH_THE_ADMIN_TOKEN.headers(call.method(), call.target(), call.body()));
    if (call.body().length == 0) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    HttpResponse<String> answer = call.send(client, system, headers);
    harmless(operation + " was sent " + shown(unheardOf), answer);
    return answer;
  }

  private static String shown(String document) {
    return document.substring(0, Math.min(300, document.length()));
  }

  /** Whatever was sent: ours, in order, and nothing in it steers who reads it. */
  private static void harmless(String what, HttpResponse<String> answer) throws Exception {
    int status = answer.statusCode();
    String told = what + ": " + status + " " + answer.body();
    assertTrue(TAKEN.contains(status) || NOT_DONE.contains(status), told);
    assertFalse(answer.headers().map().containsKey("x-injected"), told);
    assertTrue(answer.body().chars().noneMatch(Character::isISOControl), told);
    JsonNode body = JSON.readTree(answer.body());
    if (status >= 400) {
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""), told);
      assertTrue(body.path("type").asText().startsWith("urn:liveops:problem:"), told);
      assertFalse(answer.body().contains("Exception"), told);
      if (status == 400) {
        assertTrue(body.path("errors").size() > 0, told);
      }
    }
  }

  /** Whether a document was refused, or each of the events in it. */
  private static boolean isRefused(HttpResponse<String> answer) throws Exception {
    if (answer.statusCode() == 400 || answer.statusCode() == 413) {
      return true;
    }
    JsonNode results = JSON.readTree(answer.body()).path("results");
    List<JsonNode> statuses = results.findValues("http_status");
    return answer.statusCode() == 200
        && !statuses.isEmpty()
        && statuses.stream().allMatch(status -> status.asInt() == 400);
  }

  @Test
  void whatIsNoDocumentIsRefused() throws Exception {
    for (ApiDescription.Operation operation : operations()) {
      String valid = new String(call(operation).body(), StandardCharsets.ISO_8859_1);
      assertFalse(isRefused(send(operation, valid)), () -> operation + " refuses its own sample");
      for (String document : HostileText.noDocuments(valid)) {
        boolean batch = document.startsWith("[") && operation.toString().contains("batch");
        if (!(batch && document.endsWith("]") && document.startsWith("[{"))) {
          assertTrue(
              isRefused(send(operation, document)), () -> operation + " takes " + shown(document));
        }
      }
      for (String member : HostileText.noMembers()) {
        String document = valid.replaceFirst("\\{", "{" + member.replace("\\", "\\\\") + ",");
        HttpResponse<String> answer = send(operation, document);
        assertTrue(
            isRefused(answer) || operation.toString().contains("batch"),
            () -> operation + " takes " + shown(document) + ": " + answer.body());
      }
    }
    endsWell();
  }

  @Test
  void whateverAFieldIsCalledTheAnswerIsOurs() throws Exception {
    for (ApiDescription.Operation operation : operations()) {
      String valid = new String(call(operation).body(), StandardCharsets.ISO_8859_1);
      int outer = valid.indexOf('{') + 1;
      int inner = valid.lastIndexOf('{') + 1;
      for (String name : HostileText.STRINGS) {
        for (String value : List.of("1", "[]", "{}", "null", "1,\"" + name + "\":2")) {
          String member = "\"" + name + "\":" + value + ",";
          send(operation, valid.substring(0, outer) + member + valid.substring(outer));
          send(operation, valid.substring(0, inner) + member + valid.substring(inner));
        }
      }
    }
    endsWell();
  }

  @Test
  void whateverStandsInAFieldTheAnswerIsOursAndNamesTheField() throws Exception {
    for (ApiDescription.Operation operation : operations()) {
      String valid = new String(call(operation).body(), StandardCharsets.ISO_8859_1);
      for (String leaf : JsonLeaves.of(JSON.readTree(valid))) {
        String template = JsonLeaves.with(JSON.readTree(valid), leaf, PLACEHOLDER);
        String quoted = "\"" + PLACEHOLDER + "\"";
        for (String text : HostileText.STRINGS) {
          fits(operation, leaf, template.replace(quoted, "\"" + text + "\""));
        }
        for (String number : HostileText.NUMBERS) {
          fits(operation, leaf, template.replace(quoted, number));
        }
        for (String text : HostileText.DOUBTFUL_STRINGS) {
          send(operation, template.replace(quoted, "\"" + text + "\""));
        }
        for (String text : HostileText.NO_STRINGS) {
          refused(operation, template.replace(quoted, "\"" + text + "\""));
        }
        for (String number : HostileText.NO_NUMBERS) {
          refused(operation, template.replace(quoted, number));
        }
      }
    }
    endsWell();
  }

  private void refused(ApiDescription.Operation operation, String document) throws Exception {
    HttpResponse<String> answer = send(operation, document);
    // In a batch, the events before and behind may be in order; the array as such is none.
    assertTrue(isRefused(answer), () -> operation + " takes " + shown(document) + answer.body());
  }

  /** Either it is what the field takes, or the answer says that it is not, of this field. */
  private void fits(ApiDescription.Operation operation, String field, String document)
      throws Exception {
    HttpResponse<String> answer = send(operation, document);
    if (answer.statusCode() == 400) {
      List<String> named = JSON.readTree(answer.body()).findValuesAsText("field");
      boolean byLimits = answer.body().contains("JSON of at most");
      // A receipt's fields are those of its jws, too, and what a claim means is in several.
      assertTrue(
          byLimits || named.stream().anyMatch(asNamed(field)::endsWith) || named.contains("jws"),
          () -> operation + " does not name " + field + ": " + answer.body());
    }
  }

  private static String asNamed(String pointer) {
    return pointer.replace('/', '.');
  }

  private void endsWell() throws Exception {
    HttpResponse<String> live =
        new ApiCall(ServiceName.GATEWAY, "GET", "/health", new byte[0])
            .send(client, system, List.of());
    assertEquals(200, live.statusCode());
    system.close();
    assertTrue(log.checked() > requests, "every request is in the log at this level");
    assertFalse(log.says("\"level\":\"error\""), "nothing is our fault");
    int lines = 0;
    try (Stream<Path> files = Files.walk(data.resolve("audit"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readString(file).split("\n")) {
          assertTrue(
              line.chars().noneMatch(Character::isISOControl), () -> "the trail has " + line);
          lines++;
        }
      }
    }
    assertTrue(lines > 0, "the trail was written");
    System.out.printf("hostile bodies: %d requests, %d lines of trail%n", requests, lines);
  }
}
