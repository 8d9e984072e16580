package dev.liveops.apps.cli.run;

import static dev.liveops.apps.runtime.settings.ServiceName.FAIRNESS;
import static dev.liveops.apps.runtime.settings.ServiceName.GATEWAY;
import static dev.liveops.apps.runtime.settings.ServiceName.LEADERBOARD;
import static dev.liveops.apps.runtime.settings.ServiceName.PROGRESSION;
import static dev.liveops.apps.runtime.settings.ServiceName.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.apps.runtime.settings.ServiceName;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceNeedsTest {

  private static final Path DATA = Path.of("data");

  @Test
  void allTogetherNeedNothing() {
    assertEquals(List.of(), needs(EnumSet.allOf(ServiceName.class)));
  }

  @Test
  void aGatewayAloneKeepsEventsForTheOthers() {
    assertEquals(
        List.of(
            "gateway: events are kept in the journal of data until fairness, leaderboard and"
                + " progression run there"),
        needs(EnumSet.of(GATEWAY)));
    assertEquals(
        List.of("gateway: events are kept in the journal of data until progression runs there"),
        needs(EnumSet.of(GATEWAY, FAIRNESS, LEADERBOARD)).subList(0, 1));
  }

  @Test
  void everyServiceThatGoesWithoutAnotherHasALine() {
    assertEquals(
        List.of(
            "fairness: judges what is in the journal of data; new events need gateway",
            "leaderboard: ranks what is cleared in the journal of data; what is new needs gateway"),
        needs(EnumSet.of(FAIRNESS, LEADERBOARD)));
    assertEquals(
        List.of(
            "progression: counts what is cleared in the journal of data; what is new needs gateway"
                + " and fairness"),
        needs(EnumSet.of(PROGRESSION)));
    assertEquals(
        List.of("web: shows that gateway, fairness, leaderboard and progression do not run"),
        needs(EnumSet.of(WEB)));
  }

  private static List<String> needs(Set<ServiceName> services) {
    return ServiceNeeds.of(services, DATA);
  }
}
