package dev.liveops.apps.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void textOfAllLanguagesStaysAsItIs() {
    assertEquals("Größe 크기 🎲", Printable.line("Größe 크기 🎲"));
  }

  @Test
  void itIsOneLine() {
    assertEquals("a b  c d", Printable.line("a\nb\r\nc\td\n"));
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    assertEquals("?[31mred?", Printable.line("\u001b[31mred\u0007"));
    assertEquals("abc?fed", Printable.line("abc\u202efed"));
    assertEquals("?31m", Printable.line("\u009b31m"));
    assertEquals("a?b", Printable.line("a\ud800b"));
  }
}
