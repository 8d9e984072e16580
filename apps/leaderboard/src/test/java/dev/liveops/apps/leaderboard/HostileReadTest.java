package dev.liveops.apps.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest client sends, byte by byte. */
final class HostileReadTest {
  private static World world;

  @BeforeAll
  static void start() throws Exception {
    world = new World(false);
    world.scores("p1", 10);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/leaderboard?limit=%zz",
        "/leaderboard?limit=%",
        "/leaderboard?limit=%4",
        "/leaderboard?board=%FF%FE",
        "/leaderboard?cursor=%C0%AF",
        "/leaderboard?%zz=1&limit=x",
        "/leaderboard?limit=\u0001",
        "/leaderboard?limit=\u001b[31m",
        "/leaderboard/players/%zz",
        "/leaderboard/players/%00",
        "/leaderboard/players/%FF",
        "/leaderboard/players/a%0d%0ab",
        "/leaderboard/players/%F0%9F%8E%AE",
        "/leaderboard/explain/%zz",
        "/leaderboard/explain/a%20b",
        "/leaderboard/explain/p1?season=%",
        "/leaderboard/windows?limit=%zz",
        "/leaderboard/windows?window=%",
      })
  void whatCannotBeReadIs400AndTheServiceGoesOn(String target) throws Exception {
    String answer = answerTo("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertEquals(200, world.get("/leaderboard").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/leaderboard/players/",
        "/leaderboard/players/../../metrics/x",
        "/leaderboard/players/p1/more",
        "/leaderboard/nothing",
        "/Leaderboard",
      })
  void whatIsNotThereIs404(String target) throws Exception {
    String answer = answerTo("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  private static String answerTo(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
