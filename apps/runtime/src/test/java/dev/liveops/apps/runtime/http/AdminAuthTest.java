package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.apps.runtime.settings.Secret;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAuthTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static ServiceServer server;

  @BeforeAll
  static void start() {
    AdminAuth open = new AdminAuth(Optional.of(new Secret(TOKEN)));
    AdminAuth closed = new AdminAuth(Optional.empty());
    server =
        TestServers.start(
            ServerLimits.defaults(),
            rules ->
                rules
                    .get("/admin", open.only((req, res) -> res.send(TestServers.OK)))
                    .get("/closed", closed.only((req, res) -> res.send(TestServers.OK))));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static RawClient.Answer get(String path, String headers) throws IOException {
    return RawClient.once(
        server.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
  }

  @Test
  void theTokenOpens() throws IOException {
    assertEquals(200, get("/admin", "Authorization: Bearer " + TOKEN + "\r\n").status());
    assertEquals(200, get("/admin", "authorization: bearer " + TOKEN + "\r\n").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer\r\n",
        "Authorization: Bearer x\r\n",
        "Authorization: Basic " + TOKEN + "\r\n",
        "Authorization: " + TOKEN + "\r\n",
        "Authorization: Bearer " + TOKEN + "0\r\n",
        "Authorization: Bearer 0123456789abcdef0123456789abcdee\r\n"
      })
  void anythingElseDoesNot(String headers) throws IOException {
    var answer = get("/admin", headers);
    assertEquals(401, answer.status());
    assertEquals("Bearer realm=\"liveops-admin\"", answer.header("WWW-Authenticate"));
  }

  @Test
  void withoutATokenTheRouteIsClosedToAll() throws IOException {
    assertEquals(401, get("/closed", "Authorization: Bearer \r\n").status());
    assertEquals(401, get("/closed", "Authorization: Bearer " + TOKEN + "\r\n").status());
  }
}
