package dev.liveops.apps.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String BEGIN = "\r[";
  private static final String END = "\u001b[K";

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 50_000_000);
  private final StringWriter text = new StringWriter();

  @Test
  void onATerminalABarIsDrawnOverTenTimesASecond() {
    Progress progress = new Progress(new PrintWriter(text), true, nanos::get);
    progress.show(0, "0 events");
    progress.show(0.25, "not drawn: too early");
    nanos.addAndGet(100_000_000);
    progress.show(0.5, "50 events");
    progress.finish("100 events");

    assertEquals(
        BEGIN
            + "-".repeat(30)
            + "]   0 %  0 events"
            + END
            + BEGIN
            + "#".repeat(15)
            + "-".repeat(15)
            + "]  50 %  50 events"
            + END
            + BEGIN
            + "#".repeat(30)
            + "] 100 %  100 events"
            + END
            + System.lineSeparator(),
        text.toString());
  }

  @Test
  void elsewhereThereIsALineFromTimeToTime() {
    Progress progress = new Progress(new PrintWriter(text), false, nanos::get);
    progress.show(0, "0 events");
    nanos.addAndGet(4_999_999_999L);
    progress.show(0.4, "not written: too early");
    nanos.addAndGet(1);
    progress.show(0.5, "50 events");
    progress.finish("100 events");

    assertEquals(
        "  0 %  0 events\n 50 %  50 events\n100 %  100 events\n",
        text.toString().replace(System.lineSeparator(), "\n"));
  }
}
