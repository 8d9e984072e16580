package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.gateway.Request.Reply;
import dev.liveops.domain.signing.RequestSignature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose events the gateway takes, and what it says to others. */
final class SignedEventTest {
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new TestGateway();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Request event(String player) {
    return gateway.request("POST", "/events").json(Events.progression(player, 10));
  }

  private static void assertRefused(String type, Request request) throws Exception {
    Reply reply = request.send();
    reply.problem(401, type);
    assertTrue(reply.header("WWW-Authenticate").startsWith("HMAC-SHA256 "));
  }

  /** What {@code openssl dgst -sha256 -hmac} says of the body with the secret of the tests. */
  @Test
  void theSampleOfTheOriginalDocumentIsAccepted() throws Exception {
    String body =
        "{\"type\":\"progression\",\"playerId\":\"p1\",\"ts\":1730560000,"
            + "\"payload\":{\"deltaXp\":10}}";
    Request request =
        gateway
            .request("POST", "/events")
            .json(body)
            .header(
                "X-Signature",
                "sha256=59a518b1bc9d83128382c5fd1c63639bd3e40b493a1c8ef10d1d296ebdbc7150")
            .header("Idempotency-Key", "demo-1");
    assertEquals(202, request.send().status());
    assertEquals(208, request.send().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"progression", "boss_kill", "drop_claimed"})
  void theSampleEventsAreAcceptedAndCount(String type) throws Exception {
    Request request =
        gateway.request("POST", "/events").body("application/json", Events.sample(type));
    Reply reply = request.signed(TestGateway.KEY).send();
    assertEquals(202, reply.status());
    Reply told = gateway.request("GET", "/events/" + reply.json().path("event_id").asText()).send();
    assertEquals(type, told.json().path("type").asText());
    assertEquals("cleared", told.json().path("status").asText(), told.body());
  }

  /** What curl's {@code -d @file} sends is the file without its line breaks. */
  @ParameterizedTest
  @ValueSource(strings = {"progression", "boss_kill", "drop_claimed"})
  void aSampleEventIsTheSameHoweverItIsSent(String type) throws Exception {
    for (byte b : Events.sample(type)) {
      assertTrue(b >= ' ', type);
    }
  }

  @Test
  void theOtherSpellingIsAcceptedAsWell() throws Exception {
    String body =
        """
        {"event_type":"progression","player_id":"p2","timestamp":"2024-11-02T15:06:40Z",\
        "data":{"level":5,"score":1000}}""";
    Request request = gateway.request("POST", "/events").json(body);
    assertEquals(202, request.signed(TestGateway.KEY).send().status());
  }

  @Test
  void withoutASignatureNobodyIsBelieved() throws Exception {
    assertRefused("missing-signature", event("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256=", "sha1=abcd", "abcd", "sha256=xyz", "sha256=abcd"})
  void whatIsNoSignatureIsToldApartFromAWrongOne(String signature) throws Exception {
    assertRefused("malformed-signature", event("a").header("X-Signature", signature));
  }

  @Test
  void aSignatureOfAnotherBodyIsWrong() throws Exception {
    byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        "bad-signature",
        event("a").header("X-Signature", RequestSignature.sign(TestGateway.KEY, other)));
  }

  @Test
  void aSignatureOfAnotherSecretIsWrong() throws Exception {
    assertRefused("bad-signature", event("a").signed(TestGateway.OTHER_KEY));
  }

  @Test
  void whoCannotSignLearnsNothingOfTheBody() throws Exception {
    Request request = gateway.request("POST", "/events").json("{\"type\":\"dance\"}");
    Reply reply = request.header("X-Signature", "sha256=" + "0".repeat(64)).send();
    reply.problem(401, "bad-signature");
    assertTrue(reply.json().path("errors").isMissingNode());
  }

  @Test
  void anUnknownKeyIsToldSo() throws Exception {
    assertRefused("unknown-key", event("a").header("X-Key-Id", "nobody").signed(TestGateway.KEY));
  }

  @Test
  void whileASecretIsReplacedBothAreValid() throws Exception {
    assertEquals(202, event("b").signed(TestGateway.KEY).send().status());
    assertEquals(202, event("b").signed(TestGateway.NEXT_KEY).send().status());
  }

  @Test
  void aKeySpeaksForItsOwnGameOnly() throws Exception {
    assertRefused("wrong-game", event("a").header("X-Game-Id", "racing").signed(TestGateway.KEY));
    Reply reply =
        event("a")
            .header("X-Key-Id", "k2")
            .header("X-Game-Id", "racing")
            .signed(TestGateway.OTHER_KEY)
            .send();
    assertEquals(202, reply.status());
  }

  @Test
  void theSameKeyInAnotherGameIsAnotherEvent() throws Exception {
    Reply here = event("c").key("same").signed(TestGateway.KEY).send();
    Reply there =
        event("c").key("same").header("X-Key-Id", "k2").signed(TestGateway.OTHER_KEY).send();
    assertEquals(202, here.status());
    assertEquals(202, there.status());
    assertFalse(here.body().equals(there.body()));
  }

  @Test
  void aSignatureWithATimePassesOnce() throws Exception {
    Request request = event("d").stamped(TestGateway.KEY, 0);
    assertEquals(202, request.send().status());
    assertRefused("replayed-signature", request);
  }

  @Test
  void aSignatureWithATimeAndAKeyFindsItsEventAgain() throws Exception {
    Request request = event("d").key("d-1").stamped(TestGateway.KEY, 0);
    assertEquals(202, request.send().status());
    assertEquals(208, request.send().status());
  }

  @Test
  void aTimeMayBeFiveMinutesOffAndNoMore() throws Exception {
    assertEquals(202, event("e").stamped(TestGateway.KEY, 300).send().status());
    assertEquals(202, event("e").stamped(TestGateway.KEY, -300).send().status());
    assertRefused("stale-signature", event("e").stamped(TestGateway.KEY, 301));
    assertRefused("stale-signature", event("e").stamped(TestGateway.KEY, -301));
  }

  @Test
  void aSignatureWithATimeIsOfThePathWithItsQuery() throws Exception {
    String target = "/events?source=test%20case&n=1";
    Request right =
        gateway
            .request("POST", target)
            .json(Events.progression("f", 10))
            .stamped(TestGateway.KEY, 0);
    assertEquals(202, right.send().status());
    Request wrong = event("f").stamped(TestGateway.KEY, 0);
    wrong.header("Idempotency-Key", "added-later");
    assertRefused("bad-signature", wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Signature", "X-Signature-Timestamp", "X-Key-Id", "X-Game-Id"})
  void aRepeatedHeaderOfASignatureIsRefused(String name) throws Exception {
    Request request = event("g").stamped(TestGateway.KEY, 0);
    request.header(name, "default").header(name, "default");
    assertEquals(401, request.send().status());
  }

  @Test
  void aRepeatedIdempotencyKeyIsRefused() throws Exception {
    Request request = event("g").header("Idempotency-Key", "1").header("Idempotency-Key", "1");
    request.signed(TestGateway.KEY).send().problem(400, "invalid");
  }

  @Test
  void refusalsAreCountedForTheTrail() throws Exception {
    event("h").send();
    assertTrue(gateway.denials.pump() > 0);
  }
}
