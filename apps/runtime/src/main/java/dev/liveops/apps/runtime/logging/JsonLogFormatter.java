package dev.liveops.apps.runtime.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A log record as one line of JSON: {@code ts} (UTC, ISO 8601), {@code level}, {@code logger},
 * {@code msg}, and where there is one {@code service}, {@code request_id} and {@code exception}
 * with {@code type}, {@code message} and {@code stack}.
 *
 * <p>The record must be formatted in the thread that logged it, for the request to be known.
 */
final class JsonLogFormatter extends Formatter {

  @Override
  public String format(LogRecord entry) {
    StringBuilder out = new StringBuilder(256).append("{\"ts\":\"").append(entry.getInstant());
    out.append("\",\"level\":\"").append(LogLevel.of(entry.getLevel()).label()).append('"');
    field(out, "logger", entry.getLoggerName());
    field(out, "msg", formatMessage(entry));
    RequestContext request = RequestContext.current();
    field(out, "service", request.service());
    field(out, "request_id", request.requestId());
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      exception(out, thrown);
    }
    return out.append("}\n").toString();
  }

  private static void exception(StringBuilder out, Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    out.append(",\"exception\":{\"type\":");
    JsonString.append(out, thrown.getClass().getName());
    field(out, "message", thrown.getMessage());
    field(out, "stack", stack.toString());
    out.append('}');
  }

  private static void field(StringBuilder out, String name, String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    out.append(",\"").append(name).append("\":");
    JsonString.append(out, value);
  }
}
