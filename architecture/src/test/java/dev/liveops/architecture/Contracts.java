package dev.liveops.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tests prove that an adapter keeps the contract of its port. The contract of a port {@code
 * RankIndex} is the abstract test {@code RankIndexContract} in the testkit.
 *
 * <p>A port that is written as a lambda is not a class, and is not seen.
 *
 * @param ports what declares the ports
 * @param testkit what holds the contracts
 * @param adapters what implements ports
 * @param tests the tests of the adapters
 */
record Contracts(JavaClasses ports, JavaClasses testkit, JavaClasses adapters, JavaClasses tests) {

  /** An adapter's class, and a port that it implements. */
  record Duty(JavaClass adapter, JavaClass port) {
    @Override
    public String toString() {
      return adapter.getName() + " as " + port.getSimpleName();
    }
  }

  /** Every port that a class of the adapters implements. */
  List<Duty> duties() {
    Set<String> names = portNames();
    return adapters.stream()
        .filter(adapter -> !adapter.isInterface() && isConcrete(adapter))
        .flatMap(
            adapter ->
                adapter.getAllRawInterfaces().stream()
                    .filter(port -> names.contains(port.getName()))
                    .map(port -> new Duty(adapter, port)))
        .toList();
  }

  /** The names of the concrete contract tests that get to the adapter's class. */
  Set<String> proofsOf(Duty duty) {
    String contract = duty.port().getSimpleName() + "Contract";
    return tests.stream()
        .filter(test -> isConcrete(test) && NamingTest.holdTests().test(test))
        .filter(test -> extendsContract(test, contract))
        .filter(test -> reaches(test, duty.adapter()))
        .map(JavaClass::getName)
        .collect(toCollection(TreeSet::new));
  }

  /**
   * The ports by themselves: an interface that another port hands out or takes in, such as a
   * subscription, is part of that port and is proven by its contract.
   */
  private Set<String> portNames() {
    Set<String> names = new HashSet<>();
    Set<String> parts = new HashSet<>();
    for (JavaClass port : ports) {
      if (port.isInterface() && port.isTopLevelClass()) {
        names.add(port.getName());
        port.getMethods().stream()
            .flatMap(method -> method.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getName)
            .filter(name -> !name.equals(port.getName()))
            .forEach(parts::add);
      }
    }
    names.removeAll(parts);
    return names;
  }

  private boolean extendsContract(JavaClass test, String contract) {
    return test.getAllRawSuperclasses().stream()
        .anyMatch(
            parent -> parent.getSimpleName().equals(contract) && testkit.contain(parent.getName()));
  }

  /** Whether a test uses a class, by itself or through other classes of the same module. */
  private boolean reaches(JavaClass test, JavaClass adapter) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(test.getName()));
    while (!open.isEmpty()) {
      String name = open.pop();
      JavaClasses home = tests.contain(name) ? tests : adapters;
      if (home.contain(name) && seen.add(name)) {
        home.get(name).getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getName)
            .forEach(open::push);
      }
    }
    return seen.contains(adapter.getName());
  }

  private static boolean isConcrete(JavaClass type) {
    return !type.getModifiers().contains(ABSTRACT);
  }
}
