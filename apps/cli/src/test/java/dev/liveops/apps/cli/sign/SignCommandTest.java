package dev.liveops.apps.cli.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCommandTest {

  /** The example in GitHub's documentation of its header X-Hub-Signature-256. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final String BODY = "Hello, World!";
  private static final String SIGNATURE =
      "X-Signature: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  @TempDir private Path directory;
  private Path body;

  @BeforeEach
  void writeBody() throws IOException {
    body = Files.writeString(directory.resolve("body"), BODY);
  }

  @Test
  void aBodyIsSignedAsGitHubDocumentsIt() {
    CommandRun run = CommandRun.of("sign", body.toString(), "--secret", SECRET);

    assertEquals(new CommandRun(0, SIGNATURE + System.lineSeparator(), ""), run);
  }

  @Test
  void theSecretMayComeFromTheEnvironment() {
    CommandRun run = CommandRun.with(Map.of("HMAC_SECRET", SECRET), "sign", body.toString());

    assertEquals(List.of(SIGNATURE), run.outLines());
  }

  @Test
  void anOptionGoesBeforeTheEnvironmentAndTheEnvironmentBeforeTheDirectory() throws IOException {
    keep("another secret");
    Map<String, String> environment =
        Map.of("HMAC_SECRET", SECRET, "LIVEOPS_DATA", directory.toString());

    CommandRun fromEnvironment = CommandRun.with(environment, "sign", body.toString());
    CommandRun fromOption =
        CommandRun.with(environment, "sign", body.toString(), "--secret", "another secret");

    assertEquals(List.of(SIGNATURE), fromEnvironment.outLines());
    assertFalse(fromOption.out().contains(SIGNATURE));
  }

  @Test
  void elseItIsTheSecretThatTheDataDirectoryKeeps() throws IOException {
    keep(SECRET);

    CommandRun named = CommandRun.of("sign", body.toString(), "--data", directory.toString());
    CommandRun set =
        CommandRun.with(
            Map.of("HMAC_SECRET", " ", "LIVEOPS_DATA", directory.toString()),
            "sign",
            body.toString());

    assertEquals(List.of(SIGNATURE), named.outLines());
    assertEquals(List.of(SIGNATURE), set.outLines());
  }

  @Test
  void withoutASecretItSaysWhereOneWasLookedFor() {
    CommandRun run = CommandRun.of("sign", body.toString(), "--data", directory.toString());

    Path place = directory.resolve("secrets").resolve("hmac-secret");
    assertEquals(2, run.exitCode());
    assertEquals(
        "liveops: no secret: set HMAC_SECRET (there is none in " + place + ")", run.err().strip());
  }

  @Test
  void anotherKeyIsNamed() {
    CommandRun run = CommandRun.of("sign", body.toString(), "--secret", SECRET, "--key-id", "k2");

    assertEquals(List.of(SIGNATURE, "X-Key-Id: k2"), run.outLines());
  }

  /**
   * The signature is what {@code printf '1730560000.POST./events.abc.Hello, World!' | openssl dgst
   * -sha256 -hmac "It's a Secret to Everybody"} prints.
   */
  @Test
  void version2SignsTheWholeRequest() {
    CommandRun run =
        CommandRun.of(
            "sign",
            body.toString(),
            "--secret",
            SECRET,
            "--v2",
            "--path",
            "/events",
            "--idempotency-key",
            "abc");

    assertEquals(
        List.of(
            "X-Signature: sha256=c84259d0cd5847862a880634b8083955032d4659c706944fa6865e781773273c",
            "X-Signature-Timestamp: 1730560000",
            "Idempotency-Key: abc"),
        run.outLines());
  }

  @Test
  void version2TakesWhatIsSaidOfTheRequest() {
    String[] plain = {"sign", body.toString(), "--secret", SECRET, "--v2", "--path", "/events"};
    CommandRun post = CommandRun.of(plain);
    CommandRun put = CommandRun.of(with(plain, "--method", "PUT"));
    CommandRun later = CommandRun.of(with(plain, "--timestamp", "1730560001"));

    assertEquals(2, post.outLines().size());
    assertFalse(put.out().contains(post.outLines().getFirst()));
    assertFalse(later.out().contains(post.outLines().getFirst()));
    assertEquals("X-Signature-Timestamp: 1730560001", later.outLines().get(1));
  }

  @Test
  void version2RefusesWhatItCannotSignUnambiguously() {
    CommandRun dot =
        CommandRun.of(
            "sign",
            body.toString(),
            "--secret",
            SECRET,
            "--v2",
            "--path",
            "/",
            "--idempotency-key",
            "a.b");
    CommandRun relative =
        CommandRun.of("sign", body.toString(), "--secret", SECRET, "--v2", "--path", "events");

    assertEquals(2, dot.exitCode());
    assertTrue(dot.err().contains("version 2 takes no key with a dot"), dot.err());
    assertEquals(2, relative.exitCode());
    assertTrue(relative.err().contains("expected a path that begins with /"), relative.err());
  }

  @Test
  void whatIsSaidOfTheRequestMeansNothingUnderVersion1() {
    CommandRun run =
        CommandRun.of("sign", body.toString(), "--secret", SECRET, "--path", "/events");

    assertEquals(2, run.exitCode());
    assertEquals(
        "liveops: missing required argument(s): --v2 (see liveops sign --help)", run.err().strip());
  }

  private void keep(String secret) throws IOException {
    Path secrets = Files.createDirectories(directory.resolve("secrets"));
    Files.writeString(secrets.resolve("hmac-secret"), secret);
  }

  private static String[] with(String[] args, String... more) {
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }
}
