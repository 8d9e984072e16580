package dev.liveops.apps.cli.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import dev.liveops.apps.cli.gateway.StubGateway;
import dev.liveops.apps.cli.gateway.StubGateway.Reply;
import dev.liveops.apps.cli.gateway.StubGateway.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {

  private static final Reply ACCEPTED =
      Reply.of(202, "{\"event_id\":\"e1\",\"status\":\"accepted\"}");
  private static final Reply CLEARED = Reply.of(200, "{\"status\":\"cleared\",\"violations\":[]}");

  @TempDir private Path directory;

  @Test
  void anEventIsSentAndWhatBecameOfItIsPrinted() throws IOException {
    Path file = write("one.json", "{\"type\":\"progression\"}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, CLEARED))) {
      CommandRun run = send(stub, file);

      assertEquals(0, run.exitCode(), run::toString);
      assertEquals(
          List.of(file + ":1", "e1", "202", "accepted", "cleared"), words(run.outLines().get(1)));
      assertEquals("1 event: 1 cleared", run.outLines().getLast());
    }
  }

  @Test
  void itEndsWithOneWhenAnEventIsRefused() throws IOException {
    Path file = write("one.json", "{}");
    Reply invalid =
        Reply.of(
            400,
            "{\"type\":\"urn:liveops:problem:invalid\",\"errors\":"
                + "[{\"field\":\"ts\",\"expected\":\"a time\"}]}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, invalid, CLEARED))) {
      CommandRun run = send(stub, file);

      assertEquals(1, run.exitCode(), run::toString);
      assertTrue(
          run.outLines().get(1).endsWith("400  invalid  -        ts: expected a time"), run.out());
      assertEquals("1 event: 1 refused", run.outLines().getLast());
    }
  }

  @Test
  void itEndsWithOneWhenAnEventIsRejectedLater() throws IOException {
    Path file = write("one.json", "{}");
    Reply rejected = Reply.of(200, "{\"status\":\"rejected\"}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, rejected))) {
      assertEquals(1, send(stub, file).exitCode());
    }
  }

  @Test
  void anEventThatIsHeldForReviewIsNotRefused() throws IOException {
    Path file = write("one.json", "{}");
    Reply held =
        Reply.of(
            200,
            "{\"status\":\"quarantined\",\"violations\":[{\"rule\":\"flood\",\"inputs\":{}}]}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, held))) {
      CommandRun run = send(stub, file);

      assertEquals(0, run.exitCode());
      assertTrue(run.outLines().get(1).endsWith("quarantined  flood"), run.out());
    }
  }

  @Test
  void verdictsAreNotAskedForWhenThereIsNoTimeToWait() throws IOException {
    Path file = write("one.json", "{}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, CLEARED))) {
      CommandRun run = send(stub, file, "--wait", "0");

      assertEquals(stub.posts(), stub.requests());
      assertEquals("1 event: 1 pending", run.outLines().getLast());
    }
  }

  @Test
  void aPrefixNamesEventsSoThatTheyCanBeSentAgain() throws IOException {
    Path one = write("one.json", "{\"a\":1}");
    Path more = write("more.ndjson", "{\"b\":2}\n{\"c\":3}\n");
    try (StubGateway stub = StubGateway.start(request -> Reply.problem(400, "invalid"))) {
      send(stub, one, more.toString(), "--idempotency-key", "import", "--batch", "2");
      send(stub, one, more.toString(), "--idempotency-key", "import", "--batch", "3");

      assertEquals(
          List.of(
              "{\"idempotency_key\":\"import-1\",\"a\":1}\n"
                  + "{\"idempotency_key\":\"import-2\",\"b\":2}\n",
              "{\"idempotency_key\":\"import-3\",\"c\":3}\n",
              "{\"idempotency_key\":\"import-1\",\"a\":1}\n"
                  + "{\"idempotency_key\":\"import-2\",\"b\":2}\n"
                  + "{\"idempotency_key\":\"import-3\",\"c\":3}\n"),
          stub.posts().stream().map(Request::body).toList());
    }
  }

  @Test
  void withoutAPrefixEverySendingIsNew() throws IOException {
    Path file = write("one.json", "{}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, CLEARED))) {
      send(stub, file);
      send(stub, file);

      assertEquals(
          2, stub.posts().stream().map(post -> post.header("Idempotency-Key")).distinct().count());
    }
  }

  @Test
  void whatTheGatewaySaysCannotSteerTheTerminal() throws IOException {
    Path file = write("one.json", "{}");
    Reply hostile =
        Reply.of(
            400, "{\"type\":\"urn:liveops:problem:invalid\",\"detail\":\"\\u001b[2Jgone\\n!\"}");
    try (StubGateway stub = StubGateway.start(request -> hostile)) {
      CommandRun run = send(stub, file);

      assertTrue(run.outLines().get(1).endsWith("?[2Jgone !"), run.out());
    }
  }

  @Test
  void theRestIsNotSentWhenTheGatewayDoesNotAnswer() throws IOException {
    Path file = write("three.ndjson", "{}\n{}\n{}\n");
    try (StubGateway stub =
        StubGateway.start(
            request -> {
              throw new IllegalStateException("breaks the connection");
            })) {
      CommandRun run = send(stub, file, "--batch", "1", "--retries", "0");

      assertEquals(3, run.exitCode(), run::toString);
      assertEquals(1, stub.requests().stream().map(Request::body).distinct().count());
      assertEquals("3 events: 3 without an answer", run.outLines().getLast());
    }
  }

  @Test
  void nobodyAtTheOtherEndIsOneLine() throws IOException {
    Path file = write("one.json", "{}");
    StubGateway stub = StubGateway.start(request -> ACCEPTED);
    stub.close();
    CommandRun run = send(stub, file);

    assertEquals(3, run.exitCode());
    assertEquals("", run.out());
    assertEquals(
        "liveops: cannot reach " + stub.url() + ": is the gateway running there?",
        run.err().strip());
  }

  @Test
  void theGatewayIsWhereTheSettingsPutIt() throws IOException {
    Path file = write("one.json", "{}");
    try (StubGateway stub = StubGateway.start(request -> reply(request, ACCEPTED, CLEARED))) {
      String port = stub.url().substring(stub.url().lastIndexOf(':') + 1);
      CommandRun run =
          CommandRun.with(
              java.util.Map.of("GATEWAY_PORT", port, "HMAC_SECRET", "secret"),
              "send",
              file.toString());
      assertEquals(0, run.exitCode(), run::toString);
    }
  }

  @Test
  void aWrongCommandLineSendsNothing() throws IOException {
    Path file = write("one.json", "{}");
    Path blank = write("blank.json", "\n");
    try (StubGateway stub = StubGateway.start(request -> ACCEPTED)) {
      assertEquals(2, send(stub, file, "--batch", "0").exitCode());
      assertEquals(2, send(stub, file, "--batch", "501").exitCode());
      assertEquals(2, send(stub, file, "--retries", "-1").exitCode());
      assertEquals(2, send(stub, file, "--idempotency-key", "\"").exitCode());
      assertEquals(2, send(stub, file, "--gateway", "ftp://here").exitCode());
      assertEquals(2, send(stub, blank).exitCode());
      assertEquals(2, send(stub, directory.resolve("none")).exitCode());
      assertEquals(2, send(stub, directory).exitCode());
      assertEquals(List.of(), stub.requests());
    }
  }

  private static CommandRun send(StubGateway stub, Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("send", file.toString(), "--secret", "secret"));
    if (!List.of(more).contains("--gateway")) {
      args.addAll(List.of("--gateway", stub.url()));
    }
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static Reply reply(Request request, Reply toPost, Reply toGet) {
    return request.method().equals("POST") ? toPost : toGet;
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }
}
