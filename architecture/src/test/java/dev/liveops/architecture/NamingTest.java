package dev.liveops.architecture;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.liveops.architecture.fixture.ClockManager;
import dev.liveops.architecture.fixture.DisabledByHand;
import dev.liveops.architecture.fixture.NeverRun;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.annotation.Testable;

/** Names that say something, and names that the build goes by. */
final class NamingTest {

  @ParameterizedTest
  @EnumSource
  void aNameSaysWhatAClassIsAndNotThatItHelps(Part part) {
    ArchRule law = noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");

    Law.bites(law, ClockManager.class, 1);
    Law.isKept(law, Code.main(part));
    Law.isKept(law, Code.tests(part));
  }

  /** Any other name compiles, looks fine, and is never run. */
  @ParameterizedTest
  @EnumSource
  void whatHoldsTestsIsNamedSoThatTheBuildRunsIt(Part part) {
    ArchRule law =
        classes()
            .that(holdTests())
            .should()
            .haveNameMatching(".*(Test|IT)(\\$.*)?")
            .allowEmptyShould(true);

    Law.bites(law, NeverRun.class, 1);
    law.check(Code.tests(part));
  }

  @ParameterizedTest
  @EnumSource
  void noTestIsSwitchedOff(Part part) {
    ArchRule classLaw = noClasses().should().beMetaAnnotatedWith(Disabled.class);
    ArchRule methodLaw =
        noMethods().should().beMetaAnnotatedWith(Disabled.class).allowEmptyShould(true);

    Law.bites(classLaw, DisabledByHand.class, 1);
    Law.bites(methodLaw, DisabledByHand.class, 1);
    Law.isKept(classLaw, Code.tests(part));
    methodLaw.check(Code.tests(part));
    methodLaw.check(Code.main(Part.TESTKIT));
  }

  /** Concrete classes with test methods, their own or those of a contract they extend. */
  static DescribedPredicate<JavaClass> holdTests() {
    return DescribedPredicate.describe(
        "hold tests",
        type ->
            !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && type.getAllMethods().stream().anyMatch(metaAnnotatedWith(Testable.class)));
  }
}
