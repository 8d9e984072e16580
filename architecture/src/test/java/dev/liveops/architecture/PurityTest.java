package dev.liveops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import dev.liveops.architecture.fixture.ReadsTheClock;
import dev.liveops.architecture.fixture.ReadsTheEnvironment;
import dev.liveops.architecture.fixture.RollsDice;
import dev.liveops.architecture.fixture.UsesFiles;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The domain and the use cases are deterministic folds: the same input gives the same result to the
 * byte, today and on a replay. Time, keys and texts come in as arguments.
 */
final class PurityTest {

  private static final ArchRule NO_CLOCK =
      noAccessTo(
          "a clock",
          "java\\.time\\..*\\.now",
          "java\\.time\\.Clock\\..*",
          "java\\.time\\.InstantSource\\.system",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)",
          "java\\.util\\.(Date|Calendar|GregorianCalendar|Timer)\\..*",
          "java\\.lang\\.Thread\\.sleep",
          "java\\.util\\.concurrent\\.TimeUnit\\.sleep");

  private static final ArchRule NO_CLOCK_IN_HAND =
      noAccessTo("a source of time", "java\\.time\\.InstantSource\\..*");

  private static final ArchRule NO_RANDOMNESS =
      noAccessTo(
          "randomness",
          "java\\.util\\.(Random|SplittableRandom)\\..*",
          "java\\.util\\.random\\..*",
          "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
          "java\\.util\\.UUID\\.randomUUID",
          "java\\.util\\.Collections\\.shuffle",
          "java\\.lang\\.(Strict)?Math\\.random",
          "java\\.lang\\.System\\.identityHashCode",
          "java\\.security\\.(SecureRandom|KeyPairGenerator)\\..*",
          "javax\\.crypto\\.KeyGenerator\\..*");

  private static final ArchRule NO_ENVIRONMENT =
      noAccessTo(
          "the environment",
          "java\\.lang\\.System\\.(getenv|.*Propert.*|lineSeparator)",
          "java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)",
          "java\\.lang\\.(Runtime|ProcessHandle)\\..*",
          "java\\.time\\.ZoneId\\.systemDefault",
          "java\\.util\\.TimeZone\\.getDefault",
          "java\\.util\\.Locale\\.getDefault",
          "java\\.nio\\.charset\\.Charset\\.defaultCharset");

  /** Streams in memory, and the types that a parser's signatures name, are no input or output. */
  private static final ArchRule NO_INPUT_OR_OUTPUT =
      noAccessTo(
          "input or output",
          "java\\.io\\.(?!ByteArray|String|InputStream\\.|OutputStream\\.|Reader\\.|Writer\\."
              + "|Closeable|IOException|UncheckedIOException|Serializable).*",
          "java\\.lang\\.System\\.(in|out|err)",
          "java\\.lang\\.ProcessBuilder\\..*",
          "java\\.nio\\.(file|channels)\\..*",
          "java\\.net\\.(?!URI\\.).*",
          "javax?\\.sql\\..*");

  @Test
  void timeIsAnArgument() {
    Law.bites(NO_CLOCK, ReadsTheClock.class, 6);
    Law.isKept(NO_CLOCK, Code.main(Part.PURE));
  }

  @Test
  void theDomainHoldsNoSourceOfTimeEither() {
    Law.bites(NO_CLOCK_IN_HAND, ReadsTheClock.class, 1);
    Law.isKept(NO_CLOCK_IN_HAND, Code.main(Part.DOMAIN));
  }

  @Test
  void nothingIsRandom() {
    Law.bites(NO_RANDOMNESS, RollsDice.class, 5);
    Law.isKept(
        NO_RANDOMNESS,
        Code.main(Part.PURE),
        Map.of(
            "dev.liveops.domain.receipt.ReceiptKey",
            "hands a key generator the bytes of a seed: the same seed gives the same key"));
  }

  @Test
  void nothingDependsOnTheMachine() {
    Law.bites(NO_ENVIRONMENT, ReadsTheEnvironment.class, 4);
    Law.isKept(NO_ENVIRONMENT, Code.main(Part.PURE));
  }

  @Test
  void nothingIsReadOrWritten() {
    Law.bites(NO_INPUT_OR_OUTPUT, UsesFiles.class, 4);
    Law.isKept(NO_INPUT_OR_OUTPUT, Code.main(Part.PURE));
  }

  /** Calls, constructors, fields and method references alike, as {@code package.Class.member}. */
  private static ArchRule noAccessTo(String what, String... members) {
    List<Pattern> patterns = List.of(members).stream().map(Pattern::compile).toList();
    return noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "it is " + what,
                access ->
                    patterns.stream()
                        .anyMatch(
                            p ->
                                p.matcher(access.getTarget().getFullName().split("\\(", 2)[0])
                                    .matches())));
  }
}
