package dev.liveops.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * What the build says about a test class and the classes nested in it.
 *
 * @param run how many tests were run
 * @param notPassed how many of them failed, or were skipped
 * @param olderThanTheTest whether the class was compiled again since
 */
record TestReport(int run, int notPassed, boolean olderThanTheTest) {

  /** Reads the reports on a class in the folder of its module; nothing run where there are none. */
  static TestReport of(Path module, String test) {
    int run = 0;
    int notPassed = 0;
    boolean older = false;
    for (Path file : reports(module.resolve("target"), test)) {
      Element suite = parse(file);
      run += number(suite, "tests");
      notPassed += number(suite, "failures") + number(suite, "errors") + number(suite, "skipped");
      older |= isOlder(file, module.resolve("target/test-classes"), test);
    }
    return new TestReport(run, notPassed, older);
  }

  private static List<Path> reports(Path target, String test) {
    List<Path> reports = new ArrayList<>();
    for (String kind : List.of("surefire-reports", "failsafe-reports")) {
      Path folder = target.resolve(kind);
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files =
            Files.newDirectoryStream(folder, "TEST-" + test + "{,$*}.xml")) {
          files.forEach(reports::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return reports;
  }

  private static Element parse(Path file) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return builder.parse(file.toFile()).getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static int number(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }

  private static boolean isOlder(Path report, Path classes, String test) {
    try {
      Path compiled = classes.resolve(test.replace('.', '/') + ".class");
      return Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(compiled)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
