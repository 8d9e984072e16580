package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The place in a page of documentation that a run fills. */
final class Page {

  static final String BEGIN = "<!-- what make bench printed: begin -->\n";
  static final String END = "<!-- what make bench printed: end -->\n";

  private Page() {}

  /** Replaces what is between the markers. */
  static void write(Path page, String text) throws IOException {
    Files.writeString(page, replaced(Files.readString(page), text));
  }

  /**
   * A page with another text between its markers.
   *
   * @throws IOException when it has none
   */
  static String replaced(String page, String text) throws IOException {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("no place for the figures: " + BEGIN.strip());
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n"
        + text.strip()
        + "\n\n"
        + page.substring(end);
  }
}
