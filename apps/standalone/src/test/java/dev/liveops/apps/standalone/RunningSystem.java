package dev.liveops.apps.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The whole system on free ports over a directory, and a client that signs. */
final class RunningSystem implements AutoCloseable {

  static final String SECRET = "a secret of the tests, 32 characters or more";
  static final String ADMIN_TOKEN = "an admin token of the tests, 32 characters or more";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long AWAIT_NANOS = 10_000_000_000L;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Standalone system;

  private RunningSystem(Standalone system) {
    this.system = system;
  }

  /** An answer, its body as JSON. */
  record Reply(int status, JsonNode body) {}

  static RunningSystem on(Path data) {
    return on(data, EnumSet.allOf(ServiceName.class));
  }

  static RunningSystem on(Path data, Set<ServiceName> services) {
    return started(environment(data), services);
  }

  /** A system whose reads are for those who sign, too. */
  static RunningSystem withSignedReads(Path data) {
    Map<String, String> environment = environment(data);
    environment.put("SIGNED_READS", "true");
    return started(environment, EnumSet.allOf(ServiceName.class));
  }

  private static RunningSystem started(Map<String, String> environment, Set<ServiceName> services) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new RunningSystem(StandaloneWiring.start(Settings.read(environment), services, nowhere));
  }

  static Map<String, String> environment(Path data) {
    Map<String, String> environment = new HashMap<>();
    for (ServiceName service : ServiceName.values()) {
      environment.put(service.name() + "_PORT", "0");
    }
    environment.put("LIVEOPS_DATA", data.toString());
    environment.put("HMAC_SECRET", SECRET);
    environment.put("ADMIN_TOKEN", ADMIN_TOKEN);
    return environment;
  }

  Standalone system() {
    return system;
  }

  Reply get(ServiceName service, String path) {
    return send(HttpRequest.newBuilder(uri(service, path)));
  }

  Reply admin(ServiceName service, String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(service, path))
            .header("Authorization", "Bearer " + ADMIN_TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply unsigned(ServiceName service, String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(service, path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply post(ServiceName service, String path, String body) {
    return post(service, path, body, "");
  }

  Reply post(ServiceName service, String path, String body, String idempotencyKey) {
    SigningKey key =
        new SigningKey("default", new GameId("default"), SECRET.getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(service, path))
            .header("Content-Type", "application/json")
            .header(
                "X-Signature", RequestSignature.sign(key, body.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!idempotencyKey.isEmpty()) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** Asks again and again until the answer is as hoped for. */
  Reply await(ServiceName service, String path, Predicate<Reply> hope) {
    long deadline = System.nanoTime() + AWAIT_NANOS;
    Reply reply = get(service, path);
    while (!hope.test(reply)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(path + " stays " + reply);
      }
      Thread.onSpinWait();
      reply = get(service, path);
    }
    return reply;
  }

  private URI uri(ServiceName service, String path) {
    return system.uri(service).resolve(path);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    system.close();
    client.close();
  }
}
