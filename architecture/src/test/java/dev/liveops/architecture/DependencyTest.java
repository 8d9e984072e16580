package dev.liveops.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.liveops.architecture.fixture.RouteThatReadsSettings;
import dev.liveops.architecture.fixture.UsesALibrary;
import dev.liveops.architecture.fixture.UsesAnAdapter;
import dev.liveops.architecture.fixture.UsesFiles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use whom. */
final class DependencyTest {

  /** The part of the JDK that computes and does nothing else. */
  private static final String[] PURE_JDK = {
    "java.lang",
    // What the compiler itself writes for annotations, lambdas, records and switches.
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    // Names the character set in which text is hashed.
    "java.nio.charset",
    "java.security",
    "java.security.interfaces",
    "java.security.spec",
    "java.time..",
    "java.util",
    // Lock-free state inside a value that many threads share, such as a ring of keys.
    "java.util.concurrent.atomic",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "javax.crypto",
    "javax.crypto.spec",
  };

  /** Single classes out of packages that also read and write. */
  private static final Set<String> PURE_CLASSES =
      Set.of(
          "java.nio.Buffer",
          "java.nio.BufferOverflowException",
          "java.nio.BufferUnderflowException",
          "java.nio.ByteBuffer",
          "java.nio.ByteOrder",
          "java.util.zip.CRC32C");

  @Test
  void theDomainUsesOnlyThePureJdk() {
    ArchRule law =
        classes()
            .should()
            .onlyDependOnClassesThat(
                allowedIn(Part.DOMAIN, PURE_JDK)
                    .or(describe("are pure", type -> PURE_CLASSES.contains(type.getName()))));

    Law.bites(law, UsesALibrary.class, 1);
    Law.bites(law, UsesFiles.class, 6);
    Law.isKept(law, Code.main(Part.DOMAIN));
  }

  @ParameterizedTest
  @EnumSource
  void aModuleUsesWhatItsEdgesReachAndItsOwnLibraries(Part part) {
    ArchRule law =
        classes()
            .should()
            .onlyDependOnClassesThat(allowedIn(part, "java..", "javax..", "org.w3c.."));

    Law.bites(law, UsesALibrary.class, 1);
    Law.isKept(law, Code.main(part));
  }

  @Test
  void inAnAppOnlyWiringAndMainSeeAdapters() {
    ArchRule law =
        noClasses().should().dependOnClassesThat().resideInAPackage("dev.liveops.adapters..");

    Law.bites(law, UsesAnAdapter.class, 1);
    Law.isKept(law, Code.main(Part.apps()).that(DescribedPredicate.not(isNamed("Wiring", "Main"))));
  }

  @Test
  void routesTakeUseCasesAndNeverSettings() {
    DescribedPredicate<JavaClass> routes =
        assignableTo("io.helidon.webserver.http.HttpService").as("are routes");
    ArchRule law =
        noClasses().that(routes).should().dependOnClassesThat(isNamed("Settings", "Config"));

    Law.bites(law, RouteThatReadsSettings.class, 1);
    Set.of(Part.GATEWAY, Part.FAIRNESS, Part.LEADERBOARD, Part.PROGRESSION).stream()
        .filter(Code::isBuilt)
        .forEach(
            part -> {
              Assertions.assertTrue(
                  Code.main(part).stream().anyMatch(routes), part + " has no route to judge");
              law.check(Code.main(part));
            });
    law.allowEmptyShould(true).check(Code.main(Part.apps()));
  }

  private static DescribedPredicate<JavaClass> allowedIn(Part part, String... jdk) {
    String[] all =
        Stream.concat(Arrays.stream(jdk), Arrays.stream(part.packagesItMayUse()))
            .toArray(String[]::new);
    return new DescribedPredicate<>("are allowed in %s: %s", part, String.join(" ", all)) {
      private final DescribedPredicate<JavaClass> resident = resideInAnyPackage(all);

      @Override
      public boolean test(JavaClass type) {
        JavaClass component = type.getBaseComponentType();
        return component.isPrimitive() || resident.test(component);
      }
    };
  }

  private static DescribedPredicate<JavaClass> isNamed(String... endings) {
    return new DescribedPredicate<>("are named *%s", String.join(" or *", endings)) {
      @Override
      public boolean test(JavaClass type) {
        String name = Code.outermost(type).getSimpleName();
        return Arrays.stream(endings).anyMatch(name::endsWith);
      }
    };
  }
}
