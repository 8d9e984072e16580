package dev.liveops.architecture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The modules of the house: the folder and package of each, the modules it depends on, and the
 * libraries it may use. This table is the design; the tests compare the code and the poms with it.
 *
 * <p>What a module may use is what its Maven edges reach: through a use case one sees the domain.
 */
enum Part {
  DOMAIN("liveops-domain", "domain", List.of()),
  PORTS("liveops-ports", "ports", List.of(), DOMAIN),
  USECASES("liveops-usecases", "usecases", Libraries.PARSERS, PORTS),
  TESTKIT("liveops-testkit", "testkit", Libraries.TESTS, PORTS),
  ADAPTERS_LOCAL("liveops-adapters-local", "adapters.local", Libraries.SQL, PORTS),
  RUNTIME("apps/runtime", "apps.runtime", Libraries.HTTP, USECASES, ADAPTERS_LOCAL),
  GATEWAY("apps/gateway", "apps.gateway", Libraries.HTTP, RUNTIME, USECASES),
  FAIRNESS("apps/fairness", "apps.fairness", Libraries.HTTP, RUNTIME, USECASES),
  LEADERBOARD("apps/leaderboard", "apps.leaderboard", Libraries.HTTP, RUNTIME, USECASES),
  PROGRESSION("apps/progression", "apps.progression", Libraries.HTTP, RUNTIME, USECASES),
  WEB("apps/web", "apps.web", Libraries.HTTP, RUNTIME, USECASES),
  STANDALONE(
      "apps/standalone",
      "apps.standalone",
      Libraries.HTTP,
      GATEWAY,
      FAIRNESS,
      LEADERBOARD,
      PROGRESSION,
      WEB,
      ADAPTERS_LOCAL),
  CLI("apps/cli", "apps.cli", Libraries.COMMAND_LINE, STANDALONE),
  EXAMPLE_EMBEDDED("docs/examples/embedded", "examples.embedded", List.of(), DOMAIN);

  /**
   * The parts that must give the same result on every replay, and so may read nothing by stealth.
   */
  static final Set<Part> PURE = EnumSet.of(DOMAIN, USECASES);

  private final String folder;
  private final String basePackage;
  private final List<String> libraries;
  private final Set<Part> edges;

  Part(String folder, String feature, List<String> libraries, Part... edges) {
    this.folder = folder;
    this.basePackage = "dev.liveops." + feature;
    this.libraries = libraries;
    this.edges = Set.of(edges);
  }

  /** Where it lies, seen from the root of the repository. */
  String folder() {
    return folder;
  }

  String basePackage() {
    return basePackage;
  }

  /** Its name in Maven. */
  String artifactId() {
    return folder.replace("apps/", "liveops-app-").replace("docs/examples/", "liveops-example-");
  }

  /** The modules that its pom names. */
  Set<Part> edges() {
    return edges;
  }

  boolean isApp() {
    return folder.startsWith("apps/");
  }

  boolean isAdapter() {
    return folder.startsWith("liveops-adapters-");
  }

  /** Patterns of all packages outside the JDK that its classes may use. */
  String[] packagesItMayUse() {
    Set<Part> reached = EnumSet.of(this);
    reach(reached);
    List<String> patterns = new ArrayList<>(libraries);
    reached.forEach(part -> patterns.add(part.basePackage + ".."));
    return patterns.toArray(String[]::new);
  }

  private void reach(Set<Part> reached) {
    for (Part part : edges) {
      reached.add(part);
      part.reach(reached);
    }
  }

  static Set<Part> apps() {
    Set<Part> apps = EnumSet.allOf(Part.class);
    apps.removeIf(part -> !part.isApp());
    return apps;
  }

  static Set<Part> adapters() {
    Set<Part> adapters = EnumSet.allOf(Part.class);
    adapters.removeIf(part -> !part.isAdapter());
    return adapters;
  }

  /** What of other people's work a kind of module may use. Helidon: in apps, and for SQL. */
  private static final class Libraries {
    static final List<String> PARSERS =
        List.of(
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.dataformat.yaml..",
            "org.yaml.snakeyaml..");
    static final List<String> TESTS = List.of("org.junit.jupiter..", "org.opentest4j..");
    static final List<String> SQL =
        List.of(
            "io.helidon.dbclient..",
            "io.helidon.config..",
            "io.helidon.common..",
            "com.zaxxer.hikari..",
            "org.sqlite..",
            "com.fasterxml.jackson.core..");
    static final List<String> HTTP = List.of("io.helidon..", "com.fasterxml.jackson..");
    static final List<String> COMMAND_LINE =
        List.of("picocli..", "io.helidon..", "com.fasterxml.jackson..");

    private Libraries() {}
  }
}
