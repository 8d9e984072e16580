package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests that are made and signed before anything is measured.
 *
 * @param method of HTTP
 * @param each what differs: a target and a body (empty for none)
 */
record Requests(String method, List<Request> each) {

  static final String SECRET = "the secret of the benchmarks, which nobody has to guess";

  private static final String ALGORITHM = "HmacSHA256";

  /** One of them; the signature is empty where there is no body. */
  record Request(String target, String signature, String body) {

    byte[] bytes(String method) {
      String head =
          body.isEmpty()
              ? method + " " + target + " HTTP/1.1\r\nHost: bench\r\n\r\n"
              : method
                  + " "
                  + target
                  + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nX-Signature: "
                  + signature
                  + "\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n";
      return (head + body).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** One event of each player. */
  static Requests events(int players) {
    Mac mac = mac();
    List<Request> requests = new ArrayList<>(players);
    for (int player = 0; player < players; player++) {
      requests.add(signed(mac, "/events", event(player)));
    }
    return new Requests("POST", requests);
  }

  /** One event of each player, {@code size} to a batch. */
  static Requests batches(int players, int size) {
    Mac mac = mac();
    List<Request> requests = new ArrayList<>(players / size);
    for (int first = 0; first < players; first += size) {
      List<String> events = new ArrayList<>(size);
      for (int player = first; player < first + size; player++) {
        events.add(event(player));
      }
      requests.add(signed(mac, "/events/batch", "[" + String.join(",", events) + "]"));
    }
    return new Requests("POST", requests);
  }

  /** The same read again and again. */
  static Requests get(String target) {
    return new Requests("GET", List.of(new Request(target, "", "")));
  }

  /** The ten around each of {@code count} players, scattered over all of them. */
  static Requests around(int players, int count) {
    List<Request> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int player = (int) (i * 7_919L % players);
      requests.add(new Request("/leaderboard?limit=10&around=player_" + player, "", ""));
    }
    return new Requests("GET", requests);
  }

  /** An event of any player. */
  static Request eventOf(String player, int points) {
    return signed(mac(), "/events", event(player, points));
  }

  private static String event(int player) {
    return event("player_" + player, 1 + player % 50);
  }

  private static String event(String player, int points) {
    return "{\"type\":\"progression\",\"playerId\":\"%s\",\"ts\":%d,\"payload\":{\"deltaXp\":%d,\"activity\":\"quest_completed\"}}"
        .formatted(player, Instant.now().getEpochSecond(), points);
  }

  private static Request signed(Mac mac, String target, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    return new Request(target, "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes)), body);
  }

  private static Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Writes them for {@code wrk}: a line each of target, signature and body. */
  Path write(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "requests", ".txt");
    List<String> lines =
        each.stream().map(r -> r.target() + "\t" + r.signature() + "\t" + r.body()).toList();
    return Files.write(file, lines);
  }
}
