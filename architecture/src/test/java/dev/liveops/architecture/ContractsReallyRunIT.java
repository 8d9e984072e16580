package dev.liveops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A contract test that is there and is not run proves nothing. This reads what the build has
 * written about the tests of the adapters, which it has finished before it comes here.
 */
final class ContractsReallyRunIT {

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "ADAPTERS_.*")
  void everyContractTestWasRunAndPassed(Part part) {
    Contracts contracts = ContractTest.of(part);

    contracts.duties().stream()
        .flatMap(duty -> contracts.proofsOf(duty).stream())
        .distinct()
        .forEach(test -> assertRunAndPassed(part, test));
  }

  private static void assertRunAndPassed(Part part, String test) {
    TestReport report = TestReport.of(Code.ROOT.resolve(part.folder()), test);
    assertTrue(report.run() > 0, test + " was not run in this build");
    assertEquals(0, report.notPassed(), test + " has tests that did not pass, or were skipped");
    assertFalse(report.olderThanTheTest(), test + " was last run before it was last compiled");
  }

  @Test
  void aTestWithoutAReportWasNotRun(@TempDir Path module) {
    assertEquals(0, TestReport.of(module, "dev.liveops.SomeTest").run());
  }
}
