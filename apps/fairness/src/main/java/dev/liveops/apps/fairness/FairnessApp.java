package dev.liveops.apps.fairness;

import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.usecases.event.CheckEvent;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReadPlayer;
import dev.liveops.usecases.fairness.ReadSanctions;
import dev.liveops.usecases.fairness.ReadViolations;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.ReadDefinition;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** Fairness: tells what it thinks of players and events, and lets people decide. */
public final class FairnessApp {
  private FairnessApp() {}

  /** What anybody can ask for. */
  public record Questions(
      ReadPlayer player, ReadSanctions sanctions, ReadViolations violations, CheckEvent check) {}

  /** What the people who run the game can do. */
  public record Decisions(
      ReviewEvents reviews,
      ReadSanctions sanctions,
      ImposeSanction impose,
      LiftSanction lift,
      GameCatalog games,
      ReadDefinition definition) {}

  /**
   * Who may do what.
   *
   * @param reads who may read, and of which game
   * @param signatures whose events are checked
   * @param admins who may decide
   * @param adminGames which game they decide in
   */
  public record Guards(
      ReadAccess reads, SignatureGate signatures, AdminAuth admins, ReadAccess adminGames) {}

  /** Its routes. */
  public static List<HttpService> services(
      Questions questions, Decisions decisions, Guards guards) {
    return List.of(
        new PlayerRoutes(questions, guards.reads()),
        new CheckRoutes(questions.check(), guards.signatures()),
        new ReviewRoutes(decisions.reviews(), guards),
        new SanctionRoutes(decisions, guards),
        new RuleRoutes(decisions.games(), decisions.definition(), guards));
  }
}
