package dev.liveops.apps.cli.console;

/** What a cell of a table means, where colours can say it. */
public enum Style {
  /** Nothing in particular. */
  PLAIN(""),
  /** A heading. */
  HEADING("1"),
  /** As it should be. */
  GOOD("32"),
  /** Worth a look. */
  NOTED("33"),
  /** As it should not be. */
  BAD("31");

  private final String sgr;

  Style(String sgr) {
    this.sgr = sgr;
  }

  String paint(String text) {
    return sgr.isEmpty() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
  }
}
