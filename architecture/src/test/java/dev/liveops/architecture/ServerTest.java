package dev.liveops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.architecture.fixture.ServesWithoutLimits;
import io.helidon.webserver.WebServer;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/**
 * Helidon's own servers have next to no limits. Ours are all made in one place, which sets every
 * one of them, so that what is tested of one port holds for each.
 */
final class ServerTest {
  private static final ArchRule SERVERS_ARE_MADE_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(ServiceServer.class)
          .should()
          .callMethod(WebServer.class, "builder")
          .orShould()
          .callMethod(WebServer.class, "create");

  @Test
  void everyServerHasTheLimitsOfAServiceServer() {
    Law.bites(SERVERS_ARE_MADE_IN_ONE_PLACE, ServesWithoutLimits.class, 1);
    Law.isKept(SERVERS_ARE_MADE_IN_ONE_PLACE, Code.main(EnumSet.allOf(Part.class)));
  }
}
