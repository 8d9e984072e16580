package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** On what, when and of which code the figures were taken. */
final class Machine {

  private static final int PAGE_BYTES = 4_096;
  private static final int WRITES = 500;
  private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");

  private Machine() {}

  /** One sentence for each. */
  static String describe(Rig rig) throws IOException {
    Histogram sync = syncMicros(rig.scratch().resolve("sync"));
    return String.format(
        Locale.ROOT,
        "Measured on %s, of commit %s, on %d cores (%s) with %s of memory; %s; Java %s; load by %s"
            + " on the same cores, %d s each. The disk (%s) makes 4 KiB durable in p50 %.2f, p99"
            + " %.2f ms.",
        LocalDate.now(ZoneOffset.UTC),
        commit(rig.root()),
        Runtime.getRuntime().availableProcessors(),
        found(MODEL, "/proc/cpuinfo", "of an unknown kind"),
        memory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version(),
        rig.loop().name(),
        rig.time().toSeconds(),
        Files.getFileStore(rig.scratch()).type(),
        sync.getValueAtPercentile(50) / 1e3,
        sync.getValueAtPercentile(99) / 1e3);
  }

  private static String memory() throws IOException {
    String kilobytes = found(MEMORY, "/proc/meminfo", "");
    return kilobytes.isEmpty()
        ? "an unknown amount"
        : Math.round(Long.parseLong(kilobytes) / 1024.0 / 1024.0) + " GB";
  }

  private static String found(Pattern pattern, String file, String otherwise) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
    return matcher.find() ? matcher.group(1).strip() : otherwise;
  }

  private static String commit(Path root) {
    String commit = git(root, "rev-parse", "--short", "HEAD");
    boolean changed = !git(root, "status", "--porcelain", "--untracked-files=no").isEmpty();
    return commit.isEmpty() ? "unknown" : commit + (changed ? " with changes" : "");
  }

  private static String git(Path root, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder("git", "-C", root.toString());
    builder.command().addAll(java.util.List.of(arguments));
    try {
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? said : "";
    } catch (IOException e) {
      return ""; // no git, no commit
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** How long the disk takes for the least that can be made durable. */
  private static Histogram syncMicros(Path file) throws IOException {
    Histogram micros = new Histogram(3);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
      for (int i = 0; i < 2 * WRITES; i++) {
        // The second time over the same places: the file has its length, as a journal in use has.
        long startNanos = System.nanoTime();
        channel.write(page.rewind(), (long) (i % WRITES) * PAGE_BYTES);
        channel.force(false);
        if (i >= WRITES) {
          micros.recordValue((System.nanoTime() - startNanos) / 1_000);
        }
      }
    }
    return micros;
  }
}
