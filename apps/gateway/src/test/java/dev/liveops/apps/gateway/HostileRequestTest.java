package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.gateway.Request.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events from people who want to see what happens. */
final class HostileRequestTest {
  private static final long SEED = 20_261_122;

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Reply post(byte[] body) throws Exception {
    return gateway
        .request("POST", "/events")
        .body("application/json", body)
        .signed(TestGateway.KEY)
        .send();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "../../etc/passwd",
        "a b",
        "a\\u0000b",
        "<script>alert(1)</script>",
        "'; drop table players; --",
        "${jndi:ldap://x}",
        "caf\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "a\\nb",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void aBadPlayerIdIsRefusedAndNotRepeated(String player) throws Exception {
    Reply reply = post(utf8(Events.progression(player, 10)));
    reply.problem(400, "invalid");
    assertTrue(player.isBlank() || !reply.body().contains(player), reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "99999999999999999999999999",
        "\"ten\"",
        "1.5",
        "[1]",
        "{}",
        "1e99999999999999999999"
      })
  void anAmountThatIsNoAmountIsRefused(String amount) throws Exception {
    String event =
        "{\"type\":\"progression\",\"playerId\":\"p\",\"ts\":1730560000,\"payload\":{\"deltaXp\":"
            + amount
            + "}}";
    post(utf8(event)).problem(400, "invalid");
  }

  @Test
  void depthIsBounded() throws Exception {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    post(utf8("{\"payload\":" + deep + "}")).problem(400, "invalid");
  }

  @Test
  void fieldsAreBounded() throws Exception {
    StringBuilder payload = new StringBuilder("\"delta_xp\":1");
    for (int i = 0; i < 64; i++) {
      payload.append(",\"f").append(i).append("\":").append(i);
    }
    String event =
        "{\"type\":\"progression\",\"playerId\":\"p\",\"ts\":1730560000,\"payload\":{"
            + payload
            + "}}";
    post(utf8(event)).problem(400, "invalid");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws Exception {
    byte[] event = utf8(Events.progression("p", 10).replace("progression", "progressi@n"));
    for (int i = 0; i < event.length; i++) {
      event[i] = event[i] == '@' ? (byte) 0xc3 : event[i];
    }
    post(event).problem(400, "invalid");
  }

  @Test
  void anyBytesGetAnAnswerOfOurs() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      byte[] body = utf8(Events.progression("p", 10));
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Reply reply = post(body);
      int status = reply.status();
      assertTrue(
          status == 202 || status == 400 || status == 403 || status == 429,
          () ->
              "seed " + SEED + ": " + status + " for " + new String(body, StandardCharsets.UTF_8));
    }
  }

  @Test
  void anIdempotencyKeyMayHoldAnyPrintableCharacters() throws Exception {
    String key = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ 'or 1=1";
    Reply reply =
        gateway
            .request("POST", "/events")
            .json(Events.progression("printable", 10))
            .key(key)
            .signed(TestGateway.KEY)
            .send();
    assertEquals(202, reply.status());
    assertFalse(reply.body().contains("1=1"));
  }

  @Test
  void anythingMoreInTheEventIsPassedOver() throws Exception {
    String event =
        "{\"type\":\"progression\",\"playerId\":\"extra\",\"ts\":1730560000,"
            + "\"payload\":{\"deltaXp\":1},\"__proto__\":{\"admin\":true},\"x\":[[[{}]]]}";
    assertEquals(202, post(utf8(event)).status());
  }

  @Test
  void aPathThatIsNoneIs404() throws Exception {
    for (String path : new String[] {"/", "/event", "/events/a/b", "/Events"}) {
      gateway.request("GET", path).send().problem(404, "not-found");
    }
  }
}
