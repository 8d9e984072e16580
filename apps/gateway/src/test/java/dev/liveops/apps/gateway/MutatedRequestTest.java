package dev.liveops.apps.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.testkit.Knob;
import dev.liveops.testkit.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signed request in which one bit was changed on the way: nobody's request, without effect. */
final class MutatedRequestTest {
  private static final long SEED = Knob.seed("mutations.seed", 20_261_122);
  private static final int MUTATIONS = Knob.of("mutations", 10_000, 1_000_000);

  private final Random random = new Random(SEED);
  private TestGateway gateway;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway();
    client = new RawClient(gateway.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
  }

  /** A header that version 1 does not sign is left alone: an idempotency key may be any. */
  @Test
  void noBitOfASignedRequestCanBeChanged() throws IOException {
    SignedEvent version1 = SignedEvent.version1("mallory");
    SignedEvent version2 = SignedEvent.version2("mallory-2", gateway.now);
    long factsBefore = gateway.storage.bus().head();

    for (int i = 0; i < MUTATIONS; i++) {
      SignedEvent original = i % 2 == 0 ? version1 : version2;
      refused(original.withOneBitChanged(random), i);
    }

    assertEquals(factsBefore, gateway.storage.bus().head(), "nothing was published");
    for (SignedEvent original : new SignedEvent[] {version1, version2}) {
      assertEquals(202, send(original).status(), "neither key nor signature was used up");
    }
    assertTrue(gateway.storage.bus().head() >= factsBefore + 2, "what is taken is seen here");
  }

  private void refused(SignedEvent mutated, int number) throws IOException {
    RawClient.Answer answer = send(mutated);
    // 400 where the bit made the header none, such as a line break in its middle.
    boolean refused =
        answer.status() == 401
            ? answer.header("WWW-Authenticate").startsWith("HMAC-SHA256 ")
            : answer.status() == 400 && mutated.headersAreDamaged();
    assertTrue(
        refused && answer.header("Content-Type").equals("application/problem+json"),
        () -> "seed " + SEED + ", mutation " + number + ": " + mutated + "\n" + answer);
  }

  private RawClient.Answer send(SignedEvent event) throws IOException {
    client.send(event.bytes());
    RawClient.Answer answer = client.answer();
    if (answer.header("Connection").equals("close")) {
      client.close();
      client = new RawClient(gateway.port());
    }
    return answer;
  }

  @Test
  void theSameRequestUnchangedIsTaken() throws IOException {
    RawClient.Answer answer = send(SignedEvent.version2("alice", gateway.now));

    assertEquals(202, answer.status(), answer.body());
  }

  @Test
  void whatVersion2SignsCannotBeTakenElsewhere() throws Exception {
    SignedEvent event = SignedEvent.version2("bob", gateway.now);
    long factsBefore = gateway.storage.bus().head();
    String request = new String(event.bytes(), StandardCharsets.ISO_8859_1);

    for (String[] change :
        new String[][] {
          {"POST /events ", "POST /events/ "},
          {"POST /events ", "POST /events?a=1 "},
          {"POST /events ", "POST /events/batch "},
          {"Idempotency-Key: key-bob", "Idempotency-Key: key-eve"},
          {"Idempotency-Key: key-bob\r\n", ""},
          {"X-Game-Id: default", "X-Game-Id: racing"},
          {"X-Key-Id: default", "X-Key-Id: k2"},
          {"\"bob\"", "\"eve\""},
        }) {
      String changed = request.replace(change[0], change[1]);
      assertTrue(!changed.equals(request), change[0]);
      RawClient.Answer answer = RawClient.once(gateway.port(), changed);
      assertEquals(401, answer.status(), () -> change[1] + ": " + answer);
    }

    assertEquals(factsBefore, gateway.storage.bus().head());
    assertEquals(202, send(event).status());
  }

  /** What was signed for another method does not hold for this one. */
  @Test
  void aSignatureIsOfOneMethod() throws Exception {
    Request request = gateway.request("POST", "/events").json(Events.progression("carol", 10));
    long seconds = gateway.now.getEpochSecond();
    String signedForPut =
        RequestSignature.sign(
            TestGateway.KEY,
            seconds,
            "PUT",
            "/events",
            "",
            Events.progression("carol", 10).getBytes(StandardCharsets.UTF_8));

    request
        .header("X-Signature-Timestamp", Long.toString(seconds))
        .header("X-Signature", signedForPut)
        .send()
        .problem(401, "bad-signature");
  }

  @Test
  void aSignatureIs299SecondsGoodAnd301SecondsNoMore() throws Exception {
    SignedEvent event = SignedEvent.version2("dave", gateway.now);
    SignedEvent late = SignedEvent.version2("dora", gateway.now);
    gateway.now = gateway.now.plusSeconds(299);
    assertEquals(202, send(event).status());
    gateway.now = gateway.now.plusSeconds(2);

    RawClient.Answer answer = send(late);

    assertEquals(401, answer.status());
    assertTrue(answer.body().contains("stale-signature"), answer.body());
  }

  @Test
  void aReplayInsideTheWindowIsRefusedWithoutAKeyAndADuplicateWithOne() throws Exception {
    SignedEvent keyed = SignedEvent.version2("erin", gateway.now);
    assertEquals(202, send(keyed).status());
    Request bare = gateway.request("POST", "/events").json(Events.progression("fay", 10));
    bare.stamped(TestGateway.KEY, 0);
    assertEquals(202, bare.send().status());
    gateway.awaitJudgement();
    long facts = gateway.storage.bus().head();
    gateway.now = gateway.now.plusSeconds(290);

    assertEquals(208, send(keyed).status());
    bare.send().problem(401, "replayed-signature");

    assertEquals(facts, gateway.storage.bus().head());
  }
}
