package dev.liveops.apps.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;

/** A gateway, as a client sees it. Safe for use by many threads. */
public final class Gateway implements AutoCloseable {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final byte[] NOTHING = {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final Signer signer;
  private final InstantSource clock;
  private final HttpClient http;

  /** A client of the gateway at {@code address}. Nothing is sent yet. */
  public Gateway(URI address, Signer signer, InstantSource clock) {
    this.address = address;
    this.signer = signer;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** Where it is. */
  public URI address() {
    return address;
  }

  /**
   * Sends a body, signed.
   *
   * @param type its media type
   * @param idempotencyKey empty for none
   * @throws IOException when there is no answer; the body may have arrived
   * @throws CommandFailure when nobody listens there
   */
  public Answer post(String path, String type, String idempotencyKey, byte[] body)
      throws IOException, InterruptedException {
    return post(path, type, signer.body(body), idempotencyKey, body);
  }

  /**
   * Sends a body with the signature that is given.
   *
   * @param type its media type
   * @param signature the headers that sign it
   * @param idempotencyKey empty for none
   * @throws IOException when there is no answer; the body may have arrived
   * @throws CommandFailure when nobody listens there
   */
  public Answer post(
      String path, String type, Map<String, String> signature, String idempotencyKey, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(ANSWER_MAX)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signature.forEach(request::header);
    if (!idempotencyKey.isEmpty()) {
      request.header(Signer.IDEMPOTENCY_KEY, idempotencyKey);
    }
    return send(request);
  }

  /**
   * Reads something. The request is signed, because an installation may ask for that; under version
   * 2, so that who overhears it cannot read on for ever.
   *
   * @throws IOException when there is no answer
   * @throws CommandFailure when nobody listens there
   */
  public Answer get(String path) throws IOException, InterruptedException {
    URI target = URI.create(address + path);
    String signed =
        target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(ANSWER_MAX).GET();
    signer
        .request(clock.instant().getEpochSecond(), "GET", signed, "", NOTHING)
        .forEach(request::header);
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), retryAfterMillis(response), json(response.body()));
    } catch (ConnectException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, "cannot reach " + address + ": is the gateway running there?", e);
    } catch (HttpTimeoutException e) {
      throw new IOException("no answer within " + ANSWER_MAX.toSeconds() + " s", e);
    }
  }

  private static OptionalLong retryAfterMillis(HttpResponse<?> response) {
    String text = response.headers().firstValue("Retry-After").orElse("");
    return text.matches("\\d{1,9}")
        ? OptionalLong.of(Long.parseLong(text) * 1_000)
        : OptionalLong.empty();
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException somethingElse) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
