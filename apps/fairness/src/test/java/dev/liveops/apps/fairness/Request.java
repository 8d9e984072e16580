package dev.liveops.apps.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that a test puts together. */
final class Request {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final TestFairness fairness;
  private final String method;
  private final String target;
  private final List<String> headers = new ArrayList<>();
  private byte[] body = {};

  Request(TestFairness fairness, String method, String target) {
    this.fairness = fairness;
    this.method = method;
    this.target = target;
  }

  Request header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  Request json(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return header("Content-Type", "application/json");
  }

  Request signed(SigningKey key) {
    return header("X-Signature", RequestSignature.sign(key, body));
  }

  Reply send() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fairness.port() + target))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
  }

  /** The document that is answered with a status. */
  JsonNode expect(int status) throws IOException, InterruptedException {
    Reply reply = send();
    assertEquals(status, reply.status(), reply.body());
    assertEquals("application/json", reply.header("Content-Type"));
    return reply.json();
  }

  /** The problem that is answered. */
  JsonNode problem(int status, String type) throws IOException, InterruptedException {
    Reply reply = send();
    assertEquals(status, reply.status(), reply.body());
    assertEquals("application/problem+json", reply.header("Content-Type"));
    assertEquals("urn:liveops:problem:" + type, reply.json().path("type").asText());
    return reply.json();
  }

  /** An answer. */
  record Reply(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    String body() {
      return http.body();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + http.body(), e);
      }
    }
  }
}
