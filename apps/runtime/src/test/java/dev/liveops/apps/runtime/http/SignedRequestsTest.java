package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.signing.SignedRequest;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {
  private static final Seen SEEN = new Seen();
  private static ServiceServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server = TestServers.start(ServerLimits.defaults(), SEEN);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop();
  }

  @Test
  void everyHeaderIsTakenAsItWasSent() throws Exception {
    SignedRequest request =
        send(
            "/things/1",
            "X-Signature",
            "sha256=ab",
            "X-Signature-Timestamp",
            "1730560000",
            "X-Key-Id",
            "k2",
            "X-Game-Id",
            "racing",
            "Idempotency-Key",
            "a b");
    assertEquals("POST", request.method());
    assertEquals("sha256=ab", request.signature());
    assertEquals("1730560000", request.timestamp());
    assertEquals("k2", request.keyId());
    assertEquals("racing", request.gameId());
    assertEquals("a b", request.idempotencyKey());
    assertEquals("the body", new String(request.body(), StandardCharsets.UTF_8));
  }

  @Test
  void whatWasNotSentIsEmpty() throws Exception {
    SignedRequest request = send("/things/1");
    assertEquals("", request.signature());
    assertEquals("", request.timestamp());
    assertEquals("", request.keyId());
    assertEquals("", request.gameId());
    assertEquals("", request.idempotencyKey());
  }

  @Test
  void thePathIsTheOneOnTheWireWithItsQuery() throws Exception {
    assertEquals("/things/a%3Ab%20c", send("/things/a%3Ab%20c").path());
    assertEquals("/things/1/", send("/things/1/").path());
    assertEquals("/things/1?b=%20&a=1&b=2", send("/things/1?b=%20&a=1&b=2").path());
    assertEquals("/things/1;v=2?x", send("/things/1;v=2?x").path());
  }

  @Test
  void aRepeatedHeaderIsNoValueThatCouldBeRight() throws Exception {
    for (String name :
        new String[] {"X-Signature", "X-Signature-Timestamp", "X-Key-Id", "Idempotency-Key"}) {
      SignedRequest request = send("/things/1", name, "1", name, "1");
      String value =
          switch (name) {
            case "X-Signature" -> request.signature();
            case "X-Signature-Timestamp" -> request.timestamp();
            case "X-Key-Id" -> request.keyId();
            default -> request.idempotencyKey();
          };
      assertEquals("1\n1", value, name);
    }
  }

  private static SignedRequest send(String target, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + target))
            .POST(HttpRequest.BodyPublishers.ofString("the body"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    assertEquals(200, client.send(request.build(), BodyHandlers.discarding()).statusCode());
    return SEEN.requests.take();
  }

  private static final class Seen implements HttpService {
    private final BlockingQueue<SignedRequest> requests = new LinkedBlockingQueue<>();

    @Override
    public void routing(HttpRules rules) {
      rules.post("/things/{id}", this::see);
    }

    private void see(ServerRequest request, ServerResponse response) {
      requests.add(SignedRequests.of(request, RequestBody.bytes(request, 1000)));
      response.send();
    }
  }
}
