package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.settings.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request that is in order, for an operation of the document.
 *
 * @param target path and query
 * @param body empty where the operation takes none
 */
record ApiCall(ServiceName service, String method, String target, byte[] body) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(.*?)}");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final String STATEMENT = "{\"author\":\"mia\",\"reason\":\"seen it on video\"}";

  /** A body for each operation that takes one; a new operation needs one here. */
  private static final Map<String, String> BODIES =
      Map.of(
          "sendEvent",
          event("one"),
          "sendEvents",
          "[" + event("two") + "," + event("three") + "]",
          "checkEvent",
          event("four"),
          "releaseEvent",
          STATEMENT,
          "rejectEvent",
          STATEMENT,
          "liftSanction",
          STATEMENT,
          "imposeSanction",
          "{\"player_id\":\"five\",\"kind\":\"hide\",\"author\":\"mia\",\"reason\":\"lies\","
              + "\"duration_sec\":60}",
          "claimReward",
          "{\"player_id\":\"six\",\"reward_type\":\"boss_kill\","
              + "\"reward_data\":{\"boss_id\":\"dragon\"}}",
          "verifyReceipt",
          "{\"sig\":\""
              + "0".repeat(64)
              + "\",\"receipt_id\":\""
              + "0".repeat(32)
              + "\",\"player_id\":\"six\",\"item\":\"trophy\",\"timestamp\":1730560000,"
              + "\"jws\":\"eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCIsImtpZCI6Im5vYm9keSJ9.e30.AAAA\"}");

  /** A value for each name of a parameter in a path. */
  private static final Map<String, String> IN_PATH =
      Map.of("id", "0".repeat(32), "event_id", "0".repeat(32), "player_id", "seven");

  private static String event(String player) {
    return "{\"type\":\"boss_kill\",\"player_id\":\"%s\",\"ts\":%d,\"payload\":"
            .formatted(player, Instant.now().getEpochSecond())
        + "{\"boss_id\":\"dragon\",\"tier\":5,\"points\":2500}}";
  }

  /** The request for an operation, to one of the services that answer it. */
  static ApiCall of(ApiDescription.Operation operation, String service) {
    String id = operation.description().get("operationId").toString();
    String target =
        PARAMETER
            .matcher(operation.route().template())
            .replaceAll(parameter -> known(IN_PATH, parameter.group(1)));
    boolean hasBody = operation.description().containsKey("requestBody");
    return new ApiCall(
        ServiceName.valueOf(service.toUpperCase(Locale.ROOT)),
        operation.route().method(),
        target,
        (hasBody ? known(BODIES, id) : "").getBytes(StandardCharsets.UTF_8));
  }

  private static String known(Map<String, String> samples, String name) {
    String sample = samples.get(name);
    if (sample == null) {
      throw new AssertionError("a sample is missing for: " + name);
    }
    return sample;
  }

  ApiCall withMethod(String other) {
    return new ApiCall(service, other, target, body);
  }

  ApiCall withBody(byte[] other) {
    return new ApiCall(service, method, target, other);
  }

  HttpResponse<String> send(HttpClient client, Standalone system, List<String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(system.uri(service) + target))
            .timeout(ANSWER_MAX)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public String toString() {
    return service.label() + " " + method + " " + target;
  }
}
