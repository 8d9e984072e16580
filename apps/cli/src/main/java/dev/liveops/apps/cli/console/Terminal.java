package dev.liveops.apps.cli.console;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import picocli.CommandLine.Help.Ansi;

/** Whether somebody is looking. */
public final class Terminal {

  private Terminal() {}

  /** Whether to use colours: on a terminal, unless NO_COLOR or its like says otherwise. */
  public static boolean colours() {
    return Ansi.AUTO.enabled();
  }

  /** Whether standard input and output are a terminal, so that a line can be drawn over. */
  public static boolean interactive() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /**
   * From Java 22 on there may be a console where there is no terminal, and a method that tells;
   * before, there is a console only on a terminal.
   */
  private static boolean isTerminal(Console console) {
    try {
      Method method = Console.class.getMethod("isTerminal");
      return (boolean) method.invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
    }
  }
}
