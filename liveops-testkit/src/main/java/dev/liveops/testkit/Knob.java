package dev.liveops.testkit;

/**
 * How hard a test tries: a little in every build, much more when asked to. {@code
 * -Dliveops.torture=true} turns every knob up; {@code -Dliveops.<name>=<value>} sets one.
 */
public final class Knob {

  private static final String PREFIX = "liveops.";

  private Knob() {}

  /**
   * The value of a knob.
   *
   * @param name in words with dots between, such as {@code kill.rounds}
   * @param usual for every build, whose time is limited
   * @param torture for a run that may take hours
   */
  public static int of(String name, int usual, int torture) {
    int unset = Boolean.getBoolean(PREFIX + "torture") ? torture : usual;
    return Integer.getInteger(PREFIX + name, unset);
  }

  /**
   * The number from which a test draws all its random choices, so that a failure can be had again
   * with {@code -Dliveops.<name>=<seed>}.
   */
  public static long seed(String name, long usual) {
    return Long.getLong(PREFIX + name, usual);
  }
}
