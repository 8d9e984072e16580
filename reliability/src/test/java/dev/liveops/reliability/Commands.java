package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Commands that come to an end. */
final class Commands {

  private Commands() {}

  /**
   * Runs one in the environment of the system.
   *
   * @return what it says on stdout
   * @throws AssertionError when it does not end with success
   */
  static String run(Setup setup, String... arguments) {
    try (LiveOps command = LiveOps.run(setup, arguments)) {
      int exit = command.awaitExit();
      String said = String.join("\n", command.stdout());
      assertEquals(0, exit, () -> String.join(" ", arguments) + ": " + said + command.stderr());
      return said;
    }
  }
}
