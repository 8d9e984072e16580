package dev.liveops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows that a law bites, and then that the house keeps it. */
final class Law {

  private Law() {}

  /**
   * Shows that a law sees what it forbids: without this, a law that matches nothing is always kept.
   *
   * @param offences how many lines of the culprit break the law
   */
  static void bites(ArchRule law, Class<?> culprit, int offences) {
    var report = law.evaluate(Code.of(culprit)).getFailureReport();
    assertEquals(offences, report.getDetails().size(), () -> "offences seen: " + report);
  }

  /**
   * Fails if a class breaks the law. No class at all is fine only because {@link Code} has made
   * sure that the parts asked for are really empty.
   */
  static void isKept(ArchRule law, JavaClasses by) {
    law.allowEmptyShould(by.isEmpty()).check(by);
  }

  /**
   * Fails if a class breaks the law, but for what is explained; and if an explanation has nothing
   * to explain any more.
   *
   * @param explained by class or {@code Class.method}, why it may do what looks like an offence
   */
  static void isKept(ArchRule law, JavaClasses by, Map<String, String> explained) {
    Set<String> unused = new TreeSet<>(explained.keySet());
    List<String> offences = new ArrayList<>();
    for (String offence : law.evaluate(by).getFailureReport().getDetails()) {
      Optional<String> reason =
          explained.keySet().stream().filter(place -> offence.contains("<" + place)).findFirst();
      reason.ifPresentOrElse(unused::remove, () -> offences.add(offence));
    }
    assertEquals(List.of(), offences, law.getDescription());
    assertEquals(Set.of(), unused, "explained, and not there any more");
  }
}
