package dev.liveops.apps.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits and the manners of HTTP, on every port of the running system. */
final class EveryPortTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String PROBE = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

  private static Standalone system;

  @BeforeAll
  static void start() {
    system = Running.start("ADMIN_TOKEN", Caller.ADMIN_TOKEN);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  private static String post(String headers) {
    return "POST /events HTTP/1.1\r\nHost: x\r\n" + JSON + headers + "\r\n";
  }

  private static String get(String target, String headers) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  /** What no service reads: the status, and the request. */
  static Stream<Arguments> refused() {
    Object[][] requests = {
      {400, post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"},
      {400, post("Content-Length: 5\r\nContent-Length: 6\r\n") + "{}   "},
      {400, post("Transfer-Encoding: chunked, identity\r\n") + "0\r\n\r\n"},
      {400, post("Transfer-Encoding:\u000bchunked\r\n") + "0\r\n\r\n"},
      {400, "GET /health\r\n\r\n"},
      {400, "GET /health HTTP/9.9\r\nHost: x\r\n\r\n"},
      {400, "GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
      {400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"},
      {413, post("Content-Length: 1048577\r\n") + "{"},
      {413, post("Content-Length: 99999999999\r\n") + "{"},
      {414, get("/" + "a".repeat(5_000), "")},
      {414, get("/health?" + "a=b&".repeat(2_000), "")},
      {415, post("Content-Encoding: gzip\r\nContent-Length: 4\r\n") + "\u001f\u008b\u0008\u0000"},
      {415, post("Content-Encoding: deflate, br\r\nContent-Length: 2\r\n") + "{}"},
      {431, get("/health", "X-A: " + "a".repeat(9_000) + "\r\n")},
      {431, get("/health", "X-A: a\r\n".repeat(3_000))},
      {431, get("/health", "Cookie: " + "a=b; ".repeat(3_000) + "\r\n")},
    };
    return Stream.of(ServiceName.values())
        .flatMap(
            service -> Stream.of(requests).map(each -> Arguments.of(service, each[0], each[1])));
  }

  @ParameterizedTest(name = "{0} {1} [{index}]")
  @MethodSource("refused")
  void whatCannotBeReadIsRefusedAndTheConnectionEnds(
      ServiceName service, int status, String request) throws IOException {
    try (RawClient client = new RawClient(system.server(service).port())) {
      client.send(request);
      RawClient.Answer answer = client.answer();
      assertEquals(status, answer.status(), answer::toString);
      ours(answer);
      assertEquals(status == 415 ? "identity" : "", answer.header("Accept-Encoding"));
      assertTrue(client.closedWithin(Duration.ofSeconds(3)), "the connection is closed");
    }
  }

  private static void ours(RawClient.Answer answer) {
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertFalse(answer.header("X-Request-Id").isEmpty());
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertTrue(answer.body().startsWith("{\"type\":\"urn:liveops:problem:"), answer::body);
    assertFalse(answer.body().contains("Exception"), answer::body);
    assertFalse(answer.body().contains("helidon"), answer::body);
    assertEquals("", answer.header("Server"));
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownMethodIs405WithThoseThatThereAre(ServiceName service) throws IOException {
    for (String method : new String[] {"BREW", "TRACE", "PROPFIND", "POST"}) {
      RawClient.Answer answer = once(service, method + " /health HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals(405, answer.status(), answer::toString);
      assertEquals("GET, HEAD", answer.header("Allow"));
      ours(answer);
    }
    RawClient.Answer options = once(service, "OPTIONS /health HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(204, options.status());
    assertEquals("GET, HEAD", options.header("Allow"));
  }

  private static RawClient.Answer once(ServiceName service, String request) throws IOException {
    return RawClient.once(system.server(service).port(), request);
  }

  /** As a proxy would send it (RFC 9112, section 3.2.2). */
  @ParameterizedTest
  @EnumSource
  void aTargetInAbsoluteFormIsTheSamePath(ServiceName service) throws IOException {
    assertEquals(200, once(service, get("http://x/health", "")).status());
    assertEquals(404, once(service, get("http://x/nowhere", "")).status());
  }

  @ParameterizedTest
  @EnumSource
  void aStrangeTargetIsNotOurFault(ServiceName service) throws IOException {
    for (String line :
        new String[] {
          "OPTIONS * HTTP/1.1",
          "GET * HTTP/1.1",
          "CONNECT x:443 HTTP/1.1",
          "CONNECT /health HTTP/1.1",
          "GET //health HTTP/1.1",
          "GET /../health HTTP/1.1",
          "GET /health/../metrics HTTP/1.1",
          "GET /health/./live HTTP/1.1",
          "GET /%68ealth HTTP/1.1",
          "GET health HTTP/1.1",
          "GET ?a=b HTTP/1.1",
          "GET file:///etc/passwd HTTP/1.1",
          "GET http:///health HTTP/1.1",
          "GET http://[::1/health HTTP/1.1",
          "GET http://x:99999/health HTTP/1.1"
        }) {
      RawClient.Answer answer = once(service, line + "\r\nHost: x\r\n\r\n");
      assertTrue(answer.status() < 500, () -> line + ": " + answer);
      if (answer.status() >= 400) {
        ours(answer);
      }
    }
  }

  /** No other protocol is spoken; who offers one is answered in this one. */
  @ParameterizedTest
  @EnumSource
  void anUpgradeIsPassedOver(ServiceName service) throws IOException {
    String offer =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAA\r\n";
    assertEquals(200, once(service, get("/health", offer)).status());
    assertEquals(
        200,
        once(service, get("/health", "Connection: Upgrade\r\nUpgrade: websocket\r\n")).status());
  }

  @ParameterizedTest
  @EnumSource
  void whatComesBehindARequestIsReadByItself(ServiceName service) throws IOException {
    try (RawClient client = new RawClient(system.server(service).port())) {
      client.send(PROBE + PROBE + "rubbish \u0000\u00ff\r\n\r\n" + PROBE);
      assertEquals(200, client.answer().status());
      assertEquals(200, client.answer().status());
      RawClient.Answer rubbish = client.answer();
      assertEquals(400, rubbish.status());
      ours(rubbish);
      assertTrue(client.closedWithin(Duration.ofSeconds(3)));
    }
  }

  @Test
  void aBodyOfAnotherTypeIs415WithTheRightOnes() throws IOException {
    for (String type :
        new String[] {"text/plain", "application/xml", "multipart/form-data", "json"}) {
      String request =
          "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 2\r\n\r\n{}"
              .formatted(type);
      RawClient.Answer answer = once(ServiceName.GATEWAY, request);
      assertEquals(415, answer.status());
      assertEquals("application/json", answer.header("Accept"));
      ours(answer);
    }
  }

  /** Whoever waits to be told to go on is told so, or refused at once. */
  @Test
  void whoAsksFirstIsToldToGoOnOrNot() throws IOException {
    try (RawClient client = new RawClient(system.server(ServiceName.GATEWAY).port())) {
      client.send(post("Content-Length: 2\r\nExpect: 100-continue\r\n"));
      assertEquals(100, client.head().status());
      client.send("{}");
      assertEquals(401, client.answer().status());
    }
    try (RawClient client = new RawClient(system.server(ServiceName.GATEWAY).port())) {
      client.send(post("Content-Length: 2000000\r\nExpect: 100-continue\r\n"));
      assertEquals(413, client.answer().status());
    }
  }
}
