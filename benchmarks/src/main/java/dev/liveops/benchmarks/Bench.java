package dev.liveops.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that {@code docs/performance.md} tells, measured in one run, so that ratios hold
 * whatever else the machine does. Processes that are measured are started anew, on empty
 * directories.
 */
public final class Bench {

  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
  private static final int MANY = Integer.getInteger("bench.players", 1_000_000);
  private static final int JOURNALED = Integer.getInteger("bench.journaled", 1_000_000);
  private static final String WRITE = "--write";

  private Bench() {}

  private static Map<String, Chapter> chapters() {
    Map<String, Chapter> chapters = new LinkedHashMap<>();
    chapters.put("starts", new Starts());
    chapters.put("events", new Events());
    chapters.put("batches", new Batches());
    chapters.put("pace", new Pace());
    chapters.put("players", new ManyPlayers(MANY));
    chapters.put("recovery", new Recovery(JOURNALED));
    chapters.put("micro", new Micro());
    return chapters;
  }

  /**
   * Measures, and prints a table. Ends with 1 when something could not be measured; a target that
   * is missed is no failure.
   *
   * @param args the root of a built checkout, then chapters (all when none is named) and {@code
   *     --write}, which puts the table into {@code docs/performance.md}
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    List<String> asked = new ArrayList<>(List.of(args).subList(1, args.length));
    boolean write = asked.remove(WRITE);
    Map<String, Chapter> chapters = chapters();
    if (!chapters.keySet().containsAll(asked)) {
      System.err.println("usage: bench [--write] " + chapters.keySet());
      System.exit(2);
    }
    if (!asked.isEmpty()) {
      chapters.keySet().retainAll(asked);
    }
    Rig rig = Rig.open(root, TIME);
    Report report = new Report();
    chapters.forEach((name, chapter) -> measure(name, chapter, rig, report));
    String text = Machine.describe(rig) + "\n\n" + report.table();
    System.out.println(text);
    if (write) {
      Page.write(root.resolve("docs/performance.md"), text);
    }
    System.exit(report.complete() ? 0 : 1);
  }

  /** One chapter that fails, whyever, takes no other with it. */
  private static void measure(String name, Chapter chapter, Rig rig, Report report) {
    System.err.println("-- " + name);
    try {
      chapter.measure(rig, report);
    } catch (Exception e) {
      e.printStackTrace();
      report.failed("the rest of \"" + name + "\"", e);
    }
  }
}
