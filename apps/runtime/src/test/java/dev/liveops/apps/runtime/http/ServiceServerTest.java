package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceServerTest {
  private static ServiceServer server;

  @BeforeAll
  static void start() {
    server = TestServers.start(ServerLimits.defaults(), new TestServers.Echo());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static RawClient.Answer send(String request) throws IOException {
    return RawClient.once(server.port(), request);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  private static String post(String path, String headers, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void aRouteIsAnsweredWithTheRequestsIdAndHeadersForBrowsers() throws IOException {
    var answer = send("GET /things/7 HTTP/1.1\r\nHost: x\r\nX-Request-Id: abc-1\r\n\r\n");
    assertEquals(200, answer.status());
    assertEquals("7", answer.body());
    assertEquals("abc-1", answer.header("X-Request-Id"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @Test
  void anUnknownPathIs404() throws IOException {
    var answer = send(get("/nowhere"));
    assertEquals(404, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertTrue(answer.body().contains("urn:liveops:problem:not-found"), answer.body());
  }

  @Test
  void aWrongMethodIs405WithAllow() throws IOException {
    var answer = send(get("/echo"));
    assertEquals(405, answer.status());
    assertEquals("POST", answer.header("Allow"));
  }

  @Test
  void aTrailingSlashIsTheSameRoute() throws IOException {
    assertEquals(200, send(get("/things/7/")).status());
    assertEquals(202, send(post("/echo/", "Content-Type: application/json\r\n", "{}")).status());
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() throws IOException {
    for (String path : new String[] {"/things/7", "/nowhere", "/echo", "/fails", "/health"}) {
      var got = send(get(path));
      try (RawClient client = new RawClient(server.port())) {
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n" + get("/things/8"));
        var head = client.head();
        assertEquals(got.status(), head.status(), path);
        assertEquals(got.header("Content-Length"), head.header("Content-Length"), path);
        assertEquals(got.header("Content-Type"), head.header("Content-Type"), path);
        assertEquals("8", client.answer().body(), "what follows the headers is the next answer");
      }
    }
  }

  @Test
  void whatCanBeReadAllowsHead() throws IOException {
    var answer = send("PUT /things/7 HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(405, answer.status());
    assertEquals("GET, HEAD", answer.header("Allow"));
  }

  @Test
  void optionsTellsTheMethods() throws IOException {
    var answer = send("OPTIONS /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    assertEquals(204, answer.status());
    assertEquals("POST", answer.header("Allow"));
  }

  @Test
  void anExceptionIs500WithoutDetail() throws IOException {
    var answer = send(get("/fails"));
    assertEquals(500, answer.status());
    assertFalse(answer.body().contains("secret"), answer.body());
    assertTrue(answer.body().contains("\"instance\":\"" + answer.header("X-Request-Id") + "\""));
  }

  @Test
  void aProblemInTheDepthIsTheAnswer() throws IOException {
    var answer = send(get("/wrong"));
    assertEquals(400, answer.status());
    assertTrue(answer.body().contains("it is wrong"), answer.body());
  }

  @Test
  void anotherContentTypeIs415() throws IOException {
    var answer = send(post("/echo", "Content-Type: text/plain\r\n", "{}"));
    assertEquals(415, answer.status());
    assertEquals("application/json", answer.header("Accept"));
  }

  @Test
  void anEncodedBodyIs415() throws IOException {
    var answer =
        send(post("/echo", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "{}"));
    assertEquals(415, answer.status());
  }

  @Test
  void aBodyOverTheRoutesLimitIs413AndTheConnectionGoesOn() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(post("/echo", "Content-Type: application/json\r\n", "x".repeat(1001)));
      assertEquals(413, client.answer().status());
      client.send(get("/things/1"));
      assertEquals(200, client.answer().status());
    }
  }

  @Test
  void aChunkedBodyOverTheRoutesLimitIs413() throws IOException {
    String chunk = "3e9\r\n" + "x".repeat(1001) + "\r\n0\r\n\r\n";
    var answer =
        send(
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk);
    assertEquals(413, answer.status());
  }

  @Test
  void aBodyOverTheServersLimitIs413() throws IOException {
    var answer =
        send(
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 70000\r\n\r\n");
    assertEquals(413, answer.status());
    assertTrue(answer.body().contains("urn:liveops:problem:too-large"), answer.body());
  }

  @Test
  void connectionCloseClosesTheConnection() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /things/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertEquals(200, client.answer().status());
      assertTrue(client.closedWithin(Duration.ofSeconds(2)));
    }
  }

  @Test
  void oneConnectionServesManyRequestsAlsoPipelined() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(get("/things/1") + get("/things/2") + get("/nowhere") + get("/things/3"));
      assertEquals("1", client.answer().body());
      assertEquals("2", client.answer().body());
      assertEquals(404, client.answer().status());
      assertEquals("3", client.answer().body());
    }
  }
}
