package dev.liveops.apps.gateway;

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
import java.util.concurrent.CompletableFuture;

/** A request that a test puts together. */
final class Request {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final TestGateway gateway;
  private final String method;
  private final String target;
  private final List<String> headers = new ArrayList<>();
  private byte[] body = {};
  private String idempotencyKey = "";

  Request(TestGateway gateway, String method, String target) {
    this.gateway = gateway;
    this.method = method;
    this.target = target;
  }

  Request header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  Request body(String contentType, byte[] bytes) {
    body = bytes;
    return contentType.isEmpty() ? this : header("Content-Type", contentType);
  }

  Request json(String text) {
    return body("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  Request key(String key) {
    idempotencyKey = key;
    return header("Idempotency-Key", key);
  }

  /** Signed with version 1. */
  Request signed(SigningKey key) {
    return header("X-Signature", RequestSignature.sign(key, body));
  }

  /** Signed with version 2, at the gateway's time and some seconds. */
  Request stamped(SigningKey key, long secondsLater) {
    long seconds = gateway.now.getEpochSecond() + secondsLater;
    return header("X-Signature-Timestamp", Long.toString(seconds))
        .header(
            "X-Signature",
            RequestSignature.sign(key, seconds, method, target, idempotencyKey, body));
  }

  Reply send() throws IOException, InterruptedException {
    return new Reply(CLIENT.send(built(), BodyHandlers.ofString()));
  }

  CompletableFuture<Reply> sendLater() {
    return CLIENT.sendAsync(built(), BodyHandlers.ofString()).thenApply(Reply::new);
  }

  private HttpRequest built() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + target))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return request.build();
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

    /** Checks that it is a problem document of this type, and gives it. */
    JsonNode problem(int status, String type) {
      assertEquals(status, status(), http.body());
      assertEquals("application/problem+json", header("Content-Type"));
      JsonNode problem = json();
      assertEquals("urn:liveops:problem:" + type, problem.path("type").asText());
      assertEquals(status, problem.path("status").asInt());
      assertEquals(header("X-Request-Id"), problem.path("instance").asText());
      return problem;
    }
  }
}
