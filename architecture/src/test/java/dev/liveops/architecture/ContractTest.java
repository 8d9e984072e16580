package dev.liveops.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liveops.architecture.fixture.contract.Lamp;
import dev.liveops.architecture.fixture.contract.LampContract;
import dev.liveops.architecture.fixture.contract.LampTestedInTheAbstract;
import dev.liveops.architecture.fixture.contract.ProvenLamp;
import dev.liveops.architecture.fixture.contract.ProvenLampContractIT;
import dev.liveops.architecture.fixture.contract.Socket;
import dev.liveops.architecture.fixture.contract.UnprovenLamp;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whatever implements a port shows, by a concrete test, that it keeps the port's contract. */
final class ContractTest {

  @Test
  void anAdapterWithoutAConcreteContractTestIsFound() {
    var contracts =
        new Contracts(
            Code.of(Lamp.class, Socket.class),
            Code.of(LampContract.class),
            Code.of(ProvenLamp.class, UnprovenLamp.class),
            Code.of(ProvenLampContractIT.class, LampTestedInTheAbstract.class));

    assertEquals(2, contracts.duties().size(), "the socket is part of the lamp");
    assertEquals(Set.of(UnprovenLamp.class.getName() + " as Lamp"), unproven(contracts));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "ADAPTERS_.*")
  void everyAdapterOfAPortKeepsItsContract(Part part) {
    Contracts contracts = of(part);

    // Begins with the first contract; from then on, an adapter that adapts nothing is a mistake
    // too.
    if (Code.isBuilt(part) && hasContracts()) {
      assertFalse(contracts.duties().isEmpty(), part + " adapts no port");
      assertEquals(Set.of(), unproven(contracts), "adapters without a concrete contract test");
    }
  }

  static Contracts of(Part part) {
    return new Contracts(
        Code.main(Part.PORTS), Code.main(Part.TESTKIT), Code.main(part), Code.tests(part));
  }

  private static boolean hasContracts() {
    return Code.main(Part.TESTKIT).stream()
        .anyMatch(type -> type.getSimpleName().endsWith("Contract"));
  }

  private static Set<String> unproven(Contracts contracts) {
    return contracts.duties().stream()
        .filter(duty -> contracts.proofsOf(duty).isEmpty())
        .map(Contracts.Duty::toString)
        .collect(toCollection(TreeSet::new));
  }
}
