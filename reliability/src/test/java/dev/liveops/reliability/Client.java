package dev.liveops.reliability;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody who uses the system: signs, keeps a connection to each service, and opens another when
 * one is gone. For one thread.
 *
 * <p>Every method throws {@code IOException} when there is no whole answer; whether the request had
 * an effect is unknown then.
 */
final class Client implements AutoCloseable {

  private static final String ALGORITHM = "HmacSHA256";

  private final Function<Service, InetSocketAddress> addresses;
  private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
  private final Mac mac = mac(Setup.SECRET);
  private boolean sentAway;
  private int unavailable;

  /** A client of a running system. */
  Client(LiveOps system) {
    this.addresses = system::address;
  }

  /** Posts a body, signed with the default key. */
  Answer post(Service service, String path, String body) throws IOException {
    return post(service, path, body, "");
  }

  /** Posts a body, signed with the default key, under an idempotency key. */
  Answer post(Service service, String path, String body, String idempotencyKey) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String key = idempotencyKey.isEmpty() ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n";
    return send(service, "POST " + path, key + "X-Signature: " + signature(bytes) + "\r\n", bytes);
  }

  /** Posts a body as an administrator. */
  Answer admin(Service service, String path, String body) throws IOException {
    return send(service, "POST " + path, authorization(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads as an administrator. */
  Answer adminGet(Service service, String path) throws IOException {
    return send(service, "GET " + path, authorization(), new byte[0]);
  }

  /** Reads. */
  Answer get(Service service, String path) throws IOException {
    return send(service, "GET " + path, "", new byte[0]);
  }

  /**
   * Sends a request.
   *
   * @param methodAndPath such as {@code GET /health}
   * @param headers further headers, each with its line end
   */
  Answer send(Service service, String methodAndPath, String headers, byte[] body)
      throws IOException {
    byte[] request = request(methodAndPath, headers, body);
    Connection connection = connections.get(service);
    if (connection == null) {
      connection = new Connection(addresses.apply(service));
      connections.put(service, connection);
    }
    try {
      Answer answer = connection.exchange(request);
      if (answer.status() == 503 && !methodAndPath.startsWith("GET /health")) {
        unavailable++;
        if (answer.header("Retry-After").isEmpty()) {
          throw new AssertionError("unavailable, and not said for how long: " + answer);
        }
      }
      if (answer.last()) {
        sentAway = true;
        drop(service);
      }
      return answer;
    } catch (IOException e) {
      drop(service);
      throw e;
    }
  }

  /** How many answers said to come again later; each has to say when. */
  int unavailable() {
    return unavailable;
  }

  /** Whether any answer said that it is the last on its connection, as a stopping server does. */
  boolean sentAway() {
    return sentAway;
  }

  private void drop(Service service) throws IOException {
    connections.remove(service).close();
  }

  /** The bytes of a request. */
  static byte[] request(String methodAndPath, String headers, byte[] body) {
    String type = body.length == 0 ? "" : "Content-Type: application/json\r\n";
    String length =
        methodAndPath.startsWith("GET ") ? "" : "Content-Length: " + body.length + "\r\n";
    byte[] head =
        (methodAndPath + " HTTP/1.1\r\nHost: liveops\r\n" + type + length + headers + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /** What proves that a body comes from who has the secret: version 1 of the signature. */
  String signature(byte[] body) {
    return signature(mac, body);
  }

  static String signature(Mac mac, byte[] body) {
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  private static String authorization() {
    return "Authorization: Bearer " + Setup.ADMIN_TOKEN + "\r\n";
  }

  static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }
}
