package dev.liveops.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled code of the house, found by folder and not by package name, so that no misspelt
 * package can hide a class from a law.
 */
final class Code {

  /** The root of the repository: tests may be started in it or in their own module. */
  static final Path ROOT = root();

  private static final Map<Part, JavaClasses> MAIN = new EnumMap<>(Part.class);
  private static final Map<Part, JavaClasses> TESTS = new EnumMap<>(Part.class);
  private static final Map<List<Class<?>>, JavaClasses> FIXTURES = new ConcurrentHashMap<>();

  private Code() {}

  /**
   * The shipped classes of some parts. Fails if a part has sources of which nothing is compiled.
   */
  static JavaClasses main(Collection<Part> parts) {
    parts.forEach(part -> main(part));
    return read(parts.stream().map(part -> compiled(part, "classes")).toList());
  }

  /** The shipped classes of a part. Fails if it has sources of which nothing is compiled. */
  static synchronized JavaClasses main(Part part) {
    return MAIN.computeIfAbsent(part, p -> guarded(p, "src/main/java", "classes"));
  }

  /** The test classes of a part. Fails if it has sources of which nothing is compiled. */
  static synchronized JavaClasses tests(Part part) {
    return TESTS.computeIfAbsent(part, p -> guarded(p, "src/test/java", "test-classes"));
  }

  /** Classes of this module, to show that a law catches them. */
  static JavaClasses of(Class<?>... classes) {
    return FIXTURES.computeIfAbsent(
        List.of(classes), c -> new ClassFileImporter().importClasses(classes));
  }

  /** Whether this part holds any code yet. */
  static boolean isBuilt(Part part) {
    return !main(part).isEmpty();
  }

  private static JavaClasses guarded(Part part, String sources, String output) {
    JavaClasses classes = read(List.of(compiled(part, output)));
    List<String> sourceNames = sourceNames(ROOT.resolve(part.folder()).resolve(sources));
    Set<String> compiledNames =
        classes.stream()
            .map(Code::outermost)
            .map(JavaClass::getFullName)
            .collect(Collectors.toSet());
    assertTrue(
        compiledNames.containsAll(sourceNames),
        () -> part + " has sources that are not compiled, so no law sees them: " + sourceNames);
    return classes;
  }

  /** The class in whose file it stands. */
  static JavaClass outermost(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost;
  }

  private static JavaClasses read(List<Path> folders) {
    return new ClassFileImporter()
        .withImportOption(Code::isNoPackageInfo)
        .importPaths(folders.stream().filter(Files::isDirectory).toList());
  }

  private static boolean isNoPackageInfo(Location location) {
    return !location.contains("package-info.class");
  }

  private static Path compiled(Part part, String output) {
    return ROOT.resolve(part.folder()).resolve("target").resolve(output);
  }

  private static List<String> sourceNames(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
          .map(name -> name.replace(".java", "").replace('/', '.').replace('\\', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(Part.DOMAIN.folder()))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
