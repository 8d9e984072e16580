package dev.liveops.apps.cli.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: columns as wide as they need to be, two blanks apart, numbers to the
 * right. For one thread.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param heading its name
   * @param numeric whether it stands to the right
   */
  public record Column(String heading, boolean numeric) {

    /** A column of words. */
    public static Column words(String heading) {
      return new Column(heading, false);
    }

    /** A column of numbers. */
    public static Column numbers(String heading) {
      return new Column(heading, true);
    }
  }

  /** A place in the table. */
  public record Cell(String text, Style style) {

    /** Makes the text safe to show. */
    public Cell {
      text = Printable.line(text);
    }

    /** Words that mean nothing in particular. */
    public static Cell of(String text) {
      return new Cell(text, Style.PLAIN);
    }

    /** A number, or a point where there is nothing to count: a figure then stands out. */
    public static Cell of(long number) {
      return of(number == 0 ? "." : Long.toString(number));
    }
  }

  /** A table without rows. */
  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has not a cell for each column
   */
  public void add(List<Cell> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException("row: expected " + columns.size() + " cells");
    }
    rows.add(List.copyOf(row));
  }

  /** Prints it, with colours or without. */
  public void print(PrintWriter out, boolean colours) {
    int[] widths = widths();
    List<Cell> headings =
        columns.stream().map(column -> new Cell(column.heading(), Style.HEADING)).toList();
    out.println(line(headings, widths, colours));
    for (List<Cell> row : rows) {
      out.println(line(row, widths, colours));
    }
    out.flush();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).text().length());
      }
    }
    return widths;
  }

  private String line(List<Cell> cells, int[] widths, boolean colours) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      String space = " ".repeat(widths[i] - cell.text().length());
      String text = colours ? cell.style().paint(cell.text()) : cell.text();
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).numeric() ? space + text : text + space);
    }
    return line.toString().stripTrailing();
  }
}
