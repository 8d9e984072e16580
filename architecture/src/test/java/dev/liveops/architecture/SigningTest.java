package dev.liveops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.liveops.apps.runtime.settings.Secret;
import dev.liveops.architecture.fixture.ComparesSecrets;
import dev.liveops.architecture.fixture.ComparesSignatures;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/**
 * A comparison that stops at the first difference tells, by the time it takes, how much of a forged
 * signature is right. Signatures are compared by {@link MessageDigest#isEqual} only.
 */
final class SigningTest {

  private static final DescribedPredicate<JavaClass> SIGNS =
      resideInAnyPackage("dev.liveops..signing..", "dev.liveops..receipt..")
          .or(uses(Mac.class.getName(), ".*"))
          .or(uses(Secret.class.getName(), "(value|bytes)\\(\\)"))
          .as("sign, check signatures, or see a secret");

  private static final ArchRule NO_HASTY_COMPARISON_OF_BYTES =
      noClasses()
          .that(SIGNS)
          .should()
          .accessTargetWhere(
              isAccess("java.util.Arrays", "(equals|compare|mismatch)\\(\\[B.*|.*Unsigned\\(\\[B.*")
                  .or(isAccess("java.nio.ByteBuffer", "(equals|compareTo|mismatch)\\(.*")))
          .allowEmptyShould(true);

  /**
   * Signatures and secrets as text: who writes bytes as hex digits compares no text, and who sees a
   * secret does not either.
   */
  private static final ArchRule NO_HASTY_COMPARISON_OF_TEXT =
      noClasses()
          .that(SIGNS)
          .and(
              uses(HexFormat.class.getName(), "(formatHex|toHexDigits)\\(.*")
                  .or(uses(Secret.class.getName(), "(value|bytes)\\(\\)")))
          .should()
          .accessTargetWhere(
              isAccess("java.lang.String", "(equals|contentEquals|compareTo|regionMatches).*\\(.*")
                  .or(isAccess("java.util.Objects", "(deepE|e)quals\\(.*")))
          .allowEmptyShould(true);

  /** As values, secrets are compared by the text in them. */
  private static final ArchRule NO_COMPARISON_OF_SECRETS =
      noClasses()
          .should()
          .accessTargetWhere(isAccess(Secret.class.getName(), "equals\\(.*"))
          .allowEmptyShould(true);

  @Test
  void signaturesAreComparedInConstantTime() {
    JavaClasses code = Code.main(EnumSet.allOf(Part.class));

    Law.bites(NO_HASTY_COMPARISON_OF_BYTES, ComparesSignatures.class, 1);
    Law.bites(NO_HASTY_COMPARISON_OF_TEXT, ComparesSignatures.class, 1);
    Law.bites(NO_HASTY_COMPARISON_OF_BYTES, ComparesSecrets.class, 1);
    Law.bites(NO_HASTY_COMPARISON_OF_TEXT, ComparesSecrets.class, 1);
    Law.bites(NO_COMPARISON_OF_SECRETS, ComparesSecrets.class, 1);
    Law.isKept(NO_COMPARISON_OF_SECRETS, code);
    Law.isKept(
        NO_HASTY_COMPARISON_OF_BYTES,
        code,
        Map.of(
            "dev.liveops.domain.receipt.VerificationKey.equals", "a public key is no secret",
            "dev.liveops.domain.receipt.ReceiptKey.seedOf", "the name of a format is no secret"));
    Law.isKept(
        NO_HASTY_COMPARISON_OF_TEXT,
        code,
        Map.of(
            "dev.liveops.domain.signing.RequestSignature.judged",
            "the name of a game is no secret",
            "dev.liveops.apps.runtime.http.AdminAuth.allows",
            "the name of a scheme is no secret"));
  }

  @Test
  void whereverTheDomainSignsItAlsoComparesInConstantTime() {
    JavaClasses signing =
        Code.main(Part.DOMAIN).that(resideInAPackage("dev.liveops.domain.signing.."));

    assertTrue(
        signing.isEmpty()
            || signing.stream()
                .anyMatch(uses(MessageDigest.class.getName(), "isEqual\\(\\[B, \\[B\\)")));
  }

  private static DescribedPredicate<JavaClass> uses(String owner, String member) {
    DescribedPredicate<JavaAccess<?>> access = isAccess(owner, member);
    return DescribedPredicate.describe(
        "use " + owner, type -> type.getAccessesFromSelf().stream().anyMatch(access));
  }

  /** A member is its name and, in brackets, its parameters' types as the JVM names them. */
  private static DescribedPredicate<JavaAccess<?>> isAccess(String owner, String member) {
    return DescribedPredicate.describe(
        "it is " + owner + "." + member,
        access -> {
          String name = access.getTarget().getFullName();
          return name.startsWith(owner + ".") && name.substring(owner.length() + 1).matches(member);
        });
  }
}
