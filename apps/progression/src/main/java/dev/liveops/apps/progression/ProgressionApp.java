package dev.liveops.apps.progression;

import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.usecases.progression.ClaimReward;
import dev.liveops.usecases.progression.ReadProgress;
import dev.liveops.usecases.progression.ReadRewards;
import dev.liveops.usecases.receipt.VerifyReceipt;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** Shows how far players are, and hands out what they earned. */
public final class ProgressionApp {
  private ProgressionApp() {}

  /** What can be asked. */
  public record UseCases(
      ClaimReward claim, VerifyReceipt verify, ReadProgress progress, ReadRewards rewards) {}

  /**
   * Its routes.
   *
   * @param gate finds out who claims
   * @param access who may read, and of which game
   * @param keys what receipts can be checked with
   */
  public static List<HttpService> services(
      UseCases useCases,
      SignatureGate gate,
      ReadAccess access,
      ReceiptKeySet keys,
      Telemetry telemetry) {
    return List.of(
        new ClaimRoutes(useCases.claim(), gate, telemetry),
        new PlayerRoutes(useCases.progress(), useCases.rewards(), access),
        new ReceiptRoutes(useCases.verify(), keys));
  }
}
