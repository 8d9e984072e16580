package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the document, with paths, queries and headers that nobody would send in good
 * faith, by somebody who is let in: whatever they are, the answer is in order, it is not our fault,
 * and nobody who reads the log is steered by them.
 */
final class HostileParameterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONG = "a".repeat(3_000);

  /** Within a path or a query, as it goes over the wire; each character a byte. */
  private static final List<String> IN_TARGET =
      List.of(
          "",
          ".",
          "..",
          "-",
          "~",
          "*",
          "{id}",
          "a;b=c",
          "a+b",
          "'",
          "\"",
          "<b>",
          "|",
          "\\",
          "%00",
          "a%00b",
          "%0d%0aX-Injected:%201",
          "%1b%5b31m",
          "%7f",
          "%c2%85",
          "%c2%9b31m",
          "%e2%80%a8",
          "%e2%80%ae",
          "%ed%a0%80",
          "%c0%af",
          "%c3",
          "%ff",
          "%f4%90%80%80",
          "%F0%9F%98%80",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "..%2f",
          "a%2fb",
          "%5c",
          "%",
          "%z",
          "%zz",
          "%2",
          "%25",
          "%2500",
          "%u0041",
          "99999999999999999999",
          "-1",
          "1e9",
          "0x1",
          "%2B1",
          "\u00e9",
          "\u00ff",
          "a\u001bb",
          "a\u0000b",
          "a\tb",
          "a\u007fb",
          "a b",
          "a".repeat(65),
          LONG);

  private static final List<String> IN_HEADERS =
      List.of(
          "",
          " ",
          "\u001b[31m",
          "a\u0000b",
          "a\u007fb",
          "a\tb",
          "a\rb",
          "a\u0085b",
          "\u00ff\u00fe",
          "\u00c3\u00a9",
          "\u00ed\u00a0\u0080",
          "a\nX-Injected: 1",
          "a\r\n folded",
          ",",
          "a,b",
          "\"",
          "\\",
          "%0d%0a",
          "{{7*7}}${jndi:ldap://x}%n%s",
          "99999999999999999999",
          "-1",
          "a".repeat(300),
          LONG);

  private static final List<String> HEADERS =
      List.of(
          "X-Signature",
          "X-Signature-Timestamp",
          "X-Key-Id",
          "X-Game-Id",
          "Idempotency-Key",
          "X-Request-Id",
          "Authorization",
          "Content-Type",
          "Accept",
          "Accept-Encoding",
          "Host",
          "User-Agent",
          "If-None-Match",
          "Cookie",
          "Origin",
          "Referer",
          "Range",
          "Expect",
          "Connection",
          "Forwarded",
          "traceparent",
          "Upgrade",
          "Transfer-Encoding",
          "Content-Length");

  private final ApiDescription api = ApiDescription.read();
  private final Map<ServiceName, RawClient> clients = new EnumMap<>(ServiceName.class);
  private CapturedLog log;
  private Standalone system;
  private int requests;

  @BeforeEach
  void start() {
    log = new CapturedLog();
    system = Running.start("ADMIN_TOKEN", Caller.ADMIN_TOKEN, "RATE_LIMIT_MAX", "1000000");
  }

  @AfterEach
  void stop() throws IOException {
    for (RawClient client : clients.values()) {
      client.close();
    }
    system.close();
    log.close();
  }

  private void everyCall(Consumer<ApiDescription.Operation> action) throws IOException {
    api.operations().forEach(action);
    assertTrue(log.checked() > requests / 4, "requests are in the log");
    assertFalse(log.says("\"level\":\"error\""), "nothing is our fault");
    System.out.printf("hostile parameters: %d requests%n", requests);
  }

  private static List<ApiCall> calls(ApiDescription.Operation operation) {
    // What every service has is the same code on each.
    return List.of(ApiCall.of(operation, operation.services().iterator().next()));
  }

  /** Sends it with everything that opens doors, unless {@code headers} says otherwise. */
  private RawClient.Answer send(ApiCall call, String target, List<String> headers) {
    List<String> lines = new ArrayList<>();
    add(lines, headers, "Host: x");
    add(lines, headers, "Authorization: Bearer " + Caller.ADMIN_TOKEN);
    if (call.body().length > 0) {
      add(lines, headers, "X-Signature: " + RequestSignature.sign(Caller.KEY, call.body()));
      add(lines, headers, "Content-Type: application/json");
      add(lines, headers, "Content-Length: " + call.body().length);
    }
    lines.addAll(headers);
    String head = call.method() + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", lines);
    try {
      RawClient client = client(call.service());
      client.send(head + "\r\n\r\n");
      client.send(call.body());
      RawClient.Answer answer = client.answer();
      if (answer.header("Connection").equalsIgnoreCase("close")) {
        clients.remove(call.service()).close();
      }
      requests++;
      return answer;
    } catch (IOException e) {
      throw new AssertionError("no answer to " + head, e);
    }
  }

  private static void add(List<String> lines, List<String> headers, String line) {
    String name = line.substring(0, line.indexOf(':') + 1);
    if (headers.stream().noneMatch(header -> header.startsWith(name))) {
      lines.add(line);
    }
  }

  private RawClient client(ServiceName service) throws IOException {
    RawClient open = clients.get(service);
    if (open == null) {
      open = new RawClient(system.server(service).port());
      clients.put(service, open);
    }
    return open;
  }

  private static void harmless(String what, RawClient.Answer answer) {
    String told = what + ": " + answer;
    assertTrue(answer.status() >= 200 && answer.status() < 500, told);
    assertEquals("", answer.header("X-Injected"), told);
    boolean text = !answer.header("Content-Type").contains("json");
    assertTrue(text || answer.body().chars().noneMatch(Character::isISOControl), told);
    if (answer.status() >= 400) {
      assertEquals("application/problem+json", answer.header("Content-Type"), told);
      assertFalse(answer.body().contains("Exception"), told);
      try {
        assertEquals(answer.status(), JSON.readTree(answer.body()).path("status").asInt(), told);
      } catch (IOException e) {
        throw new AssertionError(told, e);
      }
    }
  }

  @Test
  void whateverStandsInThePath() throws Exception {
    everyCall(
        operation -> {
          String template = operation.route().template();
          for (ApiCall call : calls(operation)) {
            for (String hostile : IN_TARGET) {
              String inside =
                  template.contains("{")
                      ? template.replaceAll(
                          "\\{.*?}", java.util.regex.Matcher.quoteReplacement(hostile))
                      : call.target() + "/" + hostile;
              harmless(call + " as " + inside, send(call, inside, List.of()));
            }
          }
        });
  }

  @Test
  void whateverStandsInTheQuery() throws Exception {
    everyCall(
        operation -> {
          for (ApiCall call : calls(operation)) {
            List<String> names = new ArrayList<>(api.parametersOf(operation, "query"));
            names.add("unknown");
            for (String name : names) {
              for (String hostile : IN_TARGET) {
                String target = call.target() + "?" + name + "=" + hostile;
                RawClient.Answer answer = send(call, target, List.of());
                harmless(target, answer);
                assertTrue(
                    answer.status() != 400
                        || answer.body().contains("urn:liveops:problem:malformed")
                        || answer.body().contains("\"field\":\"" + name + "\""),
                    () -> target + " is not named: " + answer);
              }
            }
            for (String query : List.of("?", "?&&&", "?=", "?%3d", "?a=1&".repeat(200), "#x")) {
              harmless(call + query, send(call, call.target() + query, List.of()));
            }
          }
        });
  }

  @Test
  void whateverStandsInAHeader() throws Exception {
    everyCall(
        operation -> {
          for (ApiCall call : calls(operation)) {
            for (String name : HEADERS) {
              for (String hostile : IN_HEADERS) {
                // A length that is right, or none, is no attack, and has no answer.
                boolean framing = name.equals("Content-Length") || name.equals("Transfer-Encoding");
                if (!framing || !hostile.isBlank()) {
                  String header = name + ": " + hostile;
                  harmless(call + " with " + header, send(call, call.target(), List.of(header)));
                }
              }
            }
          }
        });
  }
}
