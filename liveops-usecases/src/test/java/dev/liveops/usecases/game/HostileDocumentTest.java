package dev.liveops.usecases.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileDocumentTest {

  /** Generous: it is to catch what grows with the square of a document, and not a busy machine. */
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void aliasesAreRefusedSoThatASmallDocumentCannotBecomeALargeOne() {
    String laughs =
        """
        a: &a [lol, lol, lol]
        b: &b [*a, *a, *a]
        c: [*b, *b, *b]
        """;
    List<Fault> faults = faults(laughs);
    assertTrue(faults.contains(new Fault(1, 4, "a", "no anchors")), faults.toString());
    assertTrue(faults.contains(new Fault(2, 8, "b[0]", "no aliases")), faults.toString());
  }

  @Test
  void aDocumentThatContainsItselfIsRefused() {
    assertTrue(faults("&a [*a]").toString().contains("no aliases"));
  }

  @Test
  void tagsAreRefused() {
    assertTrue(
        faults("game: !!javax.script.ScriptEngineManager []").toString().contains("no tags"));
    assertTrue(faults("game: !!str 5").toString().contains("no tags"));
  }

  @Test
  void aDocumentBeyondTheLimitIsNotLookedAt() {
    assertEquals(
        List.of(new Fault(1, 1, "", "at most 262144 bytes")), faults("#" + "x".repeat(262_144)));
    assertEquals(
        List.of(new Fault(1, 1, "", "at most 262144 bytes")), faults("#" + "龍".repeat(100_000)));
  }

  @Test
  void deepNestingIsRefusedAtOnce() {
    for (String deep : List.of("[", "{a: ", "- ", "? ")) {
      String document = deep.repeat(200_000 / deep.length());
      List<Fault> faults = assertTimeout(SOON, () -> faults(document));
      assertTrue(faults.getFirst().expected().startsWith("nesting of at most"), faults.toString());
    }
  }

  @Test
  void thereIsOneDocument() {
    assertEquals(List.of(new Fault(1, 1, "", "a document, not nothing")), faults(""));
    assertEquals(List.of(new Fault(1, 1, "", "a document, not nothing")), faults("# empty\n"));
    assertTrue(faults("game: a\n---\ngame: b\n").toString().contains("one document"));
  }

  @Test
  void aDocumentThatIsNoMappingIsRefused() {
    assertEquals(List.of(new Fault(1, 1, "", "a mapping")), faults("hello").subList(0, 1));
    assertEquals(List.of(new Fault(1, 1, "", "a mapping")), faults("[1, 2]").subList(0, 1));
  }

  @Test
  void whatIsNotYamlIsReportedWhereItBreaks() {
    Fault fault = faults("game: tiny\nboards: [1, 2\nlevels: 3\n").getFirst();
    assertEquals(3, fault.line());
    assertTrue(fault.expected().startsWith("YAML"), fault.toString());
    assertTrue(faults("game: \u0000").getFirst().expected().startsWith("YAML"));
    assertTrue(faults("\tgame: a").getFirst().expected().startsWith("YAML"));
  }

  @Test
  void keysThatAreNotTextAreRefused() {
    assertTrue(faults("? [a, b]\n: c\n").toString().contains("text as a key"));
    assertTrue(faults("? {a: b}\n: c\n").toString().contains("text as a key"));
  }

  @Test
  void aKeyCannotForgeALineOfALogOrFillAnAnswer() {
    Fault forged = faults("\"a\\nb\\e[31m\": 1").getFirst();
    assertEquals("a?b?[31m", forged.path());
    String endless = "? \"" + "k".repeat(100_000) + "\"\n: [" + "&a 1,".repeat(20_000) + "]\n";
    List<Fault> faults = assertTimeout(SOON, () -> faults(endless));
    assertEquals("k".repeat(64) + "...[0]", faults.getFirst().path());
  }

  @Test
  void wideDocumentsAreAnsweredSoon() {
    for (String wide : List.of("[1,", "{a,", "[a: b,", "[{},", "{[a]: b,")) {
      String item = wide.substring(1);
      String document = wide + item.repeat(200_000 / item.length());
      assertTimeout(SOON, () -> faults(document));
    }
  }

  @Test
  void anyDamageToADocumentIsAnsweredWithAResult() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    String document = DefaultGame.document();
    String alphabet = "{}[]:,-&*!|>'\"%@`#?~ \n\t\\0a\u0000\ud800龍";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder damaged = new StringBuilder(document);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
          case 1 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(40)));
          default -> damaged.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      try {
        GameDefinitionReader.read(damaged.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round + ":\n" + damaged, e);
      }
    }
  }

  private static List<Fault> faults(String yaml) {
    return assertInstanceOf(GameDefinitionReader.Faulty.class, GameDefinitionReader.read(yaml))
        .faults();
  }
}
