package dev.liveops.apps.runtime.logging;

import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Sends everything that is logged in this process, by us or by a library, to one stream as JSON
 * lines. Each line is flushed before the call that logged it returns.
 */
public final class JsonLog {

  static {
    // The first use of java.util.logging settles which manager there is; where it was used before,
    // the JDK's own stays, and all that is lost is what is logged during the stop.
    System.getProperties().putIfAbsent("java.util.logging.manager", LastingLogs.class.getName());
  }

  /**
   * Libraries that tell at INFO about their own housekeeping; heard from WARNING on, unless
   * somebody debugs. (Held here: a JUL logger without a strong reference forgets its level.)
   */
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("io.helidon"), Logger.getLogger("com.zaxxer.hikari"));

  private JsonLog() {}

  /**
   * Replaces all handlers of the process by one that writes to {@code out}.
   *
   * @param level what is logged
   * @param out where the lines go; never closed by this class
   */
  public static void start(LogLevel level, OutputStream out) {
    LastingLogs.last(false);
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(level.jul());
    Level libraries = level == LogLevel.INFO ? Level.WARNING : null;
    TALKATIVE.forEach(logger -> logger.setLevel(libraries));
    root.addHandler(new LineHandler(out));
    LastingLogs.last(true);
  }

  /** Flushes each record, and leaves a stream that is not its own open. */
  private static final class LineHandler extends StreamHandler {
    LineHandler(OutputStream out) {
      super(out, new JsonLogFormatter());
      setLevel(Level.ALL);
      try {
        setEncoding(StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException impossible) {
        throw new AssertionError("every JVM has UTF-8", impossible);
      }
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      super.publish(entry);
      flush();
    }

    @Override
    public synchronized void close() {
      flush();
    }
  }
}
