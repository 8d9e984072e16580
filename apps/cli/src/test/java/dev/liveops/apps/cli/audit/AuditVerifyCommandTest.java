package dev.liveops.apps.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyCommandTest {

  private static final long SEED = 20261122L;

  /** The public key of RFC 8037 appendix A.2. */
  private static final String OTHER_KEY =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

  @TempDir private Path data;

  @BeforeEach
  void recordATrail() {
    Installed.accept(data, 10);
    assertEquals(0, CommandRun.of("verify", "--data", data.toString()).exitCode());
  }

  @Test
  void aTrailThatNobodyTouchedIsIntact() {
    CommandRun ofData = verify(data);
    CommandRun ofTrail = verify(data.resolve("audit"));

    assertEquals(0, ofData.exitCode());
    assertTrue(
        ofData
            .out()
            .strip()
            .matches("intact: 1 segment \\(0 sealed\\), (1[1-9]) entries, head \\1:[0-9a-f]{64}"),
        ofData.out());
    assertEquals(ofData.out(), ofTrail.out());
    assertTrue(
        ofData.err().matches("rate: 1[1-9] facts in \\d+\\.\\d\\d s, \\d+ a second\n"),
        ofData.err());
  }

  @Test
  void theFirstLineThatIsWrongIsNamed() throws IOException {
    Path segment = segment();
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    lines.set(4, lines.get(4).replace("player-", "plaYer-"));
    Files.write(segment, lines);

    CommandRun run = verify(data);

    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    assertEquals(
        "broken: " + segment + " line 5 (position 5): its hash does not fit", run.out().strip());
  }

  @Test
  void everyByteOfATrailItsHeadAndItsEndIsWatched() throws IOException {
    Random random = new Random(SEED);
    for (Path file : List.of(segment(), data.resolve("trail-head.json"))) {
      byte[] bytes = Files.readAllBytes(file);
      for (int round = 0; round < 60; round++) {
        byte[] changed =
            round % 2 == 0 ? bytes.clone() : Arrays.copyOf(bytes, random.nextInt(bytes.length));
        if (round % 2 == 0) {
          changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, changed);
        CommandRun run = verify(data);
        String where = "seed " + SEED + " round " + round + ": " + run;
        assertEquals(1, run.exitCode(), where);
        assertTrue(
            run.out().matches("broken: \\Q" + file + "\\E line \\d+ \\(position \\d+\\): .*\n"),
            where);
      }
      Files.write(file, bytes);
    }
    assertEquals(0, verify(data).exitCode());
  }

  @Test
  void anOutsiderNeedsACopyAndThePublicKey() throws IOException {
    Path copy = data.resolve("elsewhere");
    Files.createDirectories(copy.resolve("audit"));
    Files.copy(segment(), copy.resolve("audit").resolve(segment().getFileName()));
    Files.copy(data.resolve("trail-head.json"), copy.resolve("trail-head.json"));
    Path keys = copy.resolve("trail.jwks");

    CommandRun withoutKey = verify(copy);
    assertEquals(0, withoutKey.exitCode());
    assertEquals(
        "not checked: signatures, as there is no key (see --key)", withoutKey.outLines().getLast());

    Files.writeString(keys, CommandRun.of("audit", "key", data.toString()).out());
    CommandRun withKey =
        CommandRun.of("audit", "verify", "--key", keys.toString(), copy.toString());
    assertEquals(0, withKey.exitCode(), withKey::toString);
    assertEquals(1, withKey.outLines().size(), withKey::toString);
    assertEquals(verify(data).out(), withKey.out());

    Files.writeString(keys, OTHER_KEY);
    CommandRun withOther =
        CommandRun.of("audit", "verify", "--key", keys.toString(), copy.toString());
    assertEquals(1, withOther.exitCode(), withOther::toString);
    assertTrue(withOther.out().contains("not signed with a known key"), withOther.out());

    Files.writeString(keys, "{}");
    assertEquals(
        2, CommandRun.of("audit", "verify", "--key", keys.toString(), copy.toString()).exitCode());
  }

  @Test
  void aHeadThatWasWrittenDownHasToBeOnTheWay() {
    String intact = verify(data).outLines().getFirst();
    String head = intact.substring(intact.lastIndexOf(' ') + 1);
    assertEquals(0, verify(data, "--head", head).exitCode());

    CommandRun other = verify(data, "--head", "3:" + head.substring(head.indexOf(':') + 1));
    assertEquals(1, other.exitCode());
    assertTrue(other.out().contains(" line 3 (position 3): "), other.out());
    CommandRun longer = verify(data, "--head", "999:" + head.substring(head.indexOf(':') + 1));
    assertEquals(1, longer.exitCode());
    assertTrue(longer.out().endsWith(": it is missing\n"), longer.out());
    assertEquals(2, verify(data, "--head", "nonsense").exitCode());
  }

  @Test
  void whereThereIsNoTrailThereIsNothingToVerify() {
    CommandRun run = verify(data.resolve("secrets"));

    assertEquals(3, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  private Path segment() throws IOException {
    try (var files = Files.list(data.resolve("audit"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static CommandRun verify(Path directory, String... options) {
    List<String> words = new ArrayList<>(List.of("audit", "verify"));
    words.addAll(List.of(options));
    words.add(directory.toString());
    return CommandRun.of(words.toArray(String[]::new));
  }
}
