package dev.liveops.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedGameTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/liveops/examples/embedded");
  private static final Path PAGE = Path.of("../../embedding.md");

  @Test
  void theHonestKillCountsTheOtherIsHeldBackAndTheTrophyHasAReceipt() {
    List<String> said = runMain();

    assertEquals("ada: CLEARED", said.get(0));
    assertEquals("eve: QUARANTINED", said.get(1));
    assertTrue(said.get(2).startsWith("Ranked[rank=1, player=ada, score=2500,"), said.get(2));
    assertEquals("ada is on level 3", said.get(3));
    assertTrue(said.get(4).contains("item=trophy_of_the_dragon,"), said.get(4));
    assertEquals(5, said.size(), said::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EmbeddedGame", "Arena"})
  void thePageShowsTheSourceToTheLetter(String name) throws IOException {
    String source = sourceWithoutImports(name);

    assertTrue(
        Files.readString(PAGE).contains("```java\n" + source + "```"),
        () -> "docs/embedding.md: expected this block of java:\n" + source);
  }

  @Test
  void theProgramIsUnderFortyLines() throws IOException {
    String program = bodyOfMain(sourceWithoutImports("EmbeddedGame"));

    assertTrue(program.lines().count() < 40, program);
  }

  private static List<String> runMain() {
    PrintStream before = System.out;
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      EmbeddedGame.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String sourceWithoutImports(String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(name + ".java"));
    return source.substring(source.indexOf("/**"));
  }

  private static String bodyOfMain(String source) {
    int start = source.indexOf("  public static void main");
    return source.substring(start, source.indexOf("\n  }\n", start) + 4);
  }
}
