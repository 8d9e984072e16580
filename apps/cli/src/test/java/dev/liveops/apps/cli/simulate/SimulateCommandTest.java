package dev.liveops.apps.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import dev.liveops.apps.cli.gateway.Signer;
import dev.liveops.apps.cli.gateway.StubGateway;
import dev.liveops.apps.cli.gateway.StubGateway.Reply;
import dev.liveops.apps.cli.gateway.StubGateway.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

  private static final Signer SIGNER = new Signer(Optional.empty(), "secret".getBytes(UTF_8));

  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final AtomicInteger events = new AtomicInteger();

  @Test
  void whatWasSentAndWhatBecameOfItIsToldByKind() {
    try (StubGateway stub = StubGateway.start(this::gateway)) {
      CommandRun run = simulate(stub, "--cheaters", "0.5", "--seed", "42");

      assertEquals(0, run.exitCode(), run::toString);
      assertTrue(run.err().startsWith("seed 42, 16 players, gateway " + stub.url()), run.err());
      List<String> lines = run.outLines();
      assertTrue(lines.getFirst().startsWith("kind"), lines.getFirst());
      assertTrue(lines.getFirst().contains("401 bad-signature"), lines.getFirst());
      assertEquals("8", column(lines, "honest", 1));
      assertEquals(column(lines, "honest", 2), column(lines, "honest", 3));
      assertEquals("1", column(lines, "drop lucky", 2));
      assertTrue(run.out().contains("latency: p50 "), run.out());
      assertTrue(run.out().contains("sent: "), run.out());
    }
  }

  @Test
  void theSameSeedSendsTheSameEvents() {
    assertEquals(eventsSent("7"), eventsSent("7"));
  }

  @Test
  void itEndsWithOneWhenAnHonestPlayerIsRefused() {
    try (StubGateway stub =
        StubGateway.start(
            request ->
                request.method().equals("POST")
                    ? Reply.problem(503, "unavailable")
                    : Reply.of(200, ""))) {
      CommandRun run = simulate(stub, "--cheaters", "0");

      assertEquals(1, run.exitCode(), run::toString);
      assertTrue(run.outLines().getFirst().contains("503 unavailable"), run.out());
    }
  }

  @Test
  void itEndsWithOneWhenAnHonestPlayerDoesNotCount() {
    Function<Request, Reply> strict =
        request ->
            request.method().equals("POST")
                ? gateway(request)
                : Reply.of(200, "{\"status\":\"quarantined\"}");
    try (StubGateway stub = StubGateway.start(strict)) {
      assertEquals(1, simulate(stub, "--cheaters", "0").exitCode());
    }
  }

  @Test
  void withoutAGatewayNothingBegins() {
    String nobody;
    try (StubGateway stub = StubGateway.start(this::gateway)) {
      nobody = stub.url();
    }
    CommandRun run = CommandRun.of("simulate", "--gateway", nobody, "--secret", "s");

    assertEquals(3, run.exitCode());
    assertEquals(
        "liveops: cannot reach " + nobody + ": is the gateway running there?", run.err().strip());
  }

  @Test
  void honestPlayersAreNotAskedForMoreThanTheyCanPlay() {
    CommandRun run = CommandRun.of("simulate", "--players", "10", "--rate", "100");

    assertEquals(2, run.exitCode());
    assertEquals(
        "liveops: --rate: honest players send at most 2 events a second each: expected a lower"
            + " rate, or at least 50 players (see liveops simulate --help)",
        run.err().strip());
  }

  @Test
  void figuresOutOfRangeAreRefused() {
    assertEquals(2, CommandRun.of("simulate", "--players", "0").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--rate", "0").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--rate", "NaN").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--cheaters", "1.1").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--duration", "soon").exitCode());
    assertEquals(2, CommandRun.of("simulate", "--seed", "x").exitCode());
  }

  private List<String> eventsSent(String seed) {
    try (StubGateway stub = StubGateway.start(this::gateway)) {
      simulate(stub, "--seed", seed);
      List<String> bodies = new ArrayList<>(stub.posts().stream().map(Request::body).toList());
      bodies.sort(String::compareTo);
      return bodies;
    }
  }

  private static CommandRun simulate(StubGateway stub, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("simulate", "--gateway", stub.url(), "--secret", "secret", "--players", "16"));
    args.addAll(List.of("--rate", "32", "--duration", "600ms"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  /** A cell of the table; kinds may be of two words. */
  private static String column(List<String> lines, String kind, int column) {
    String row = lines.stream().filter(line -> line.startsWith(kind)).findFirst().orElseThrow();
    return row.substring(kind.length()).strip().split("\\s+")[column - 1];
  }

  /** A gateway that takes everything that is signed, and knows what it has seen. */
  private Reply gateway(Request request) {
    if (request.method().equals("GET")) {
      return Reply.of(200, "{\"status\":\"cleared\",\"violations\":[]}");
    }
    String signature = SIGNER.body(request.body().getBytes(UTF_8)).get("X-Signature");
    if (!request.header("X-Signature").equals(signature)) {
      return Reply.problem(401, "bad-signature");
    }
    if (!keys.add(request.header("Idempotency-Key"))) {
      return Reply.of(208, "{\"status\":\"duplicate\",\"event_id\":\"e0\"}");
    }
    return Reply.of(
        202, "{\"status\":\"accepted\",\"event_id\":\"e" + events.incrementAndGet() + "\"}");
  }
}
