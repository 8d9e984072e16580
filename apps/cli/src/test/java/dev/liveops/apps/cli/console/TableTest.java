package dev.liveops.apps.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.apps.cli.console.Table.Cell;
import dev.liveops.apps.cli.console.Table.Column;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private final Table table = new Table(List.of(Column.words("kind"), Column.numbers("sent")));

  @Test
  void columnsAreAsWideAsTheyNeedToBe() {
    table.add(List.of(Cell.of("honest players"), Cell.of(5)));
    table.add(List.of(Cell.of("bots"), Cell.of(12_345)));

    assertEquals(
        """
        kind             sent
        honest players      5
        bots            12345
        """,
        printed(false));
  }

  @Test
  void nothingToCountIsAPoint() {
    table.add(List.of(Cell.of("bots"), Cell.of(0)));

    assertEquals("kind  sent\nbots     .\n", printed(false));
  }

  @Test
  void coloursDoNotChangeTheWidths() {
    table.add(List.of(new Cell("bad", Style.BAD), Cell.of(1)));

    assertEquals(
        "\u001b[1mkind\u001b[0m  \u001b[1msent\u001b[0m\n\u001b[31mbad\u001b[0m      1\n",
        printed(true));
    assertEquals("kind  sent\nbad      1\n", printed(false));
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThrows(IllegalArgumentException.class, () -> table.add(List.of(Cell.of("alone"))));
  }

  private String printed(boolean colours) {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text), colours);
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
