package dev.liveops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.architecture.fixture.ReadsTheClock;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of parts is the house that Maven builds, so that no module can stay out of the laws.
 */
final class HouseTest {

  /** Modules that hold other modules, or tests of the whole. */
  private static final Set<String> SHIPS_NOTHING =
      Set.of("apps", "architecture", "benchmarks", "fuzz", "reliability");

  @Test
  void everyModuleOfTheBuildIsInTheTable() {
    Set<String> built =
        Stream.concat(
                Pom.in(".").modules().stream(),
                Pom.in("apps").modules().stream().map(module -> "apps/" + module))
            .filter(module -> !SHIPS_NOTHING.contains(module))
            .collect(toSet());

    assertEquals(Arrays.stream(Part.values()).map(Part::folder).collect(toSet()), built);
  }

  @ParameterizedTest
  @EnumSource
  void aModuleDependsOnTheModulesOfTheDesignAndNoOthers(Part part) {
    Set<String> found =
        Pom.in(part.folder()).dependencies().stream()
            .filter(dependency -> dependency.isOurs() && !dependency.isForTests())
            .map(Pom.Dependency::artifactId)
            .collect(toSet());

    assertEquals(part.edges().stream().map(Part::artifactId).collect(toSet()), found);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheTestkitIsSharedAmongTests(Part part) {
    Set<String> found =
        Pom.in(part.folder()).dependencies().stream()
            .filter(dependency -> dependency.isOurs() && dependency.isForTests())
            .map(Pom.Dependency::artifactId)
            .filter(artifact -> !artifact.equals(Part.TESTKIT.artifactId()))
            .collect(toSet());

    assertEquals(Set.of(), found);
  }

  @ParameterizedTest
  @EnumSource
  void everyVersionStandsInTheParentPom(Part part) {
    assertEquals(0, Pom.in(part.folder()).ownVersions());
  }

  @ParameterizedTest
  @EnumSource
  void aModuleIsThePackageOfItsName(Part part) {
    var law = classes().should().resideInAPackage(part.basePackage() + "..");

    Law.bites(law, ReadsTheClock.class, 1);
    Law.isKept(law, Code.main(part));
    Law.isKept(law, Code.tests(part));
  }

  @ParameterizedTest
  @EnumSource(names = {"DOMAIN", "PORTS", "USECASES"})
  void packagesAreFeaturesAndTheSameWordsEverywhere(Part part) {
    String features = "event|signing|admission|fairness|ranking|progression|receipt|audit|game";
    var law =
        classes()
            .should()
            .haveNameMatching(part.basePackage() + "\\.((" + features + ")\\.)?[^.]+");

    Law.bites(law, ReadsTheClock.class, 1);
    Law.isKept(law, Code.main(part));
  }
}
