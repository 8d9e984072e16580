package dev.liveops.apps.cli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import dev.liveops.apps.cli.gateway.StubGateway.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static final Pause NONE = millis -> {};

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void itAsksUntilThereIsAVerdict() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    try (StubGateway stub =
        StubGateway.start(
            request ->
                asked.incrementAndGet() < 3
                    ? Reply.of(200, "{\"status\":\"accepted\"}")
                    : Reply.of(
                        200,
                        "{\"status\":\"quarantined\",\"violations\":"
                            + "[{\"rule\":\"flood\",\"inputs\":{\"count\":11,\"limit\":10}}]}"))) {

      Outcome outcome = outcomes(stub, NONE, "e1").get("e1");

      assertEquals(new Outcome("quarantined", List.of("flood count=11 limit=10")), outcome);
      assertTrue(outcome.judged());
      assertEquals("/events/e1", stub.requests().getFirst().path());
    }
  }

  @Test
  void anEventThatIsNotJudgedInTimeIsPending() throws InterruptedException {
    try (StubGateway stub =
        StubGateway.start(request -> Reply.of(200, "{\"status\":\"accepted\"}"))) {
      Pause asTimeGoesBy = millis -> nanos.addAndGet(millis * 1_000_000);

      assertEquals(Outcome.pending(), outcomes(stub, asTimeGoesBy, "e1").get("e1"));
      assertEquals(20, stub.requests().size());
    }
  }

  @Test
  void readsAreSignedUnderVersion2() throws InterruptedException {
    try (StubGateway stub =
        StubGateway.start(request -> Reply.of(200, "{\"status\":\"cleared\"}"))) {
      outcomes(stub, NONE, "e1");

      StubGateway.Request request = stub.requests().getFirst();
      Map<String, String> expected =
          new Signer(Optional.empty(), "secret".getBytes(UTF_8))
              .request(1_730_560_000, "GET", "/events/e1", "", new byte[0]);
      expected.forEach((name, value) -> assertEquals(value, request.header(name), name));
    }
  }

  @Test
  void outcomesComeInTheOrderOfTheEvents() throws InterruptedException {
    List<String> ids = java.util.stream.IntStream.range(0, 200).mapToObj(i -> "e" + i).toList();
    try (StubGateway stub =
        StubGateway.start(request -> Reply.of(200, "{\"status\":\"cleared\"}"))) {
      Map<String, Outcome> outcomes = outcomes(stub, NONE, ids.toArray(String[]::new));

      assertEquals(ids, List.copyOf(outcomes.keySet()));
    }
  }

  private Map<String, Outcome> outcomes(StubGateway stub, Pause pause, String... ids)
      throws InterruptedException {
    Signer signer = new Signer(Optional.empty(), "secret".getBytes(UTF_8));
    try (Gateway gateway = new Gateway(URI.create(stub.url()), signer, CommandRun.CLOCK)) {
      return new Outcomes(gateway, pause, nanos::get).of(List.of(ids), Duration.ofSeconds(1));
    }
  }
}
