package dev.liveops.apps.progression;

import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.RequestBody;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.observe.ClaimResult;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.progression.ClaimDecision.Missing;
import dev.liveops.usecases.progression.ClaimOutcome;
import dev.liveops.usecases.progression.ClaimReward;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Takes claims of rewards. */
final class ClaimRoutes implements HttpService {

  /** The player has not done what the reward asks for; {@code missing} says what. */
  static final ProblemType NOT_EARNED =
      new ProblemType("not-earned", Status.FORBIDDEN_403, "The reward is not earned");

  /** The game has no such reward. */
  static final ProblemType UNKNOWN_REWARD =
      new ProblemType("unknown-reward", Status.NOT_FOUND_404, "There is no such reward");

  private final ClaimReward claim;
  private final SignatureGate gate;
  private final Telemetry telemetry;

  ClaimRoutes(ClaimReward claim, SignatureGate gate, Telemetry telemetry) {
    this.claim = claim;
    this.gate = gate;
    this.telemetry = telemetry;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/rewards/claim", this::claim);
  }

  private void claim(ServerRequest request, ServerResponse response) {
    byte[] body = RequestBody.json(request, ServerLimits.EVENT_BYTES_MAX);
    GameId game = gate.signer(request, body).game();
    switch (claim.claim(game, body)) {
      case ClaimOutcome.Granted granted -> {
        telemetry.claim(granted.repeated() ? ClaimResult.REPEATED : ClaimResult.GRANTED);
        // The same bytes for the same claim, so nothing here says whether it was repeated.
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(json -> ReceiptJson.write(json, granted.grant().receipt())));
      }
      case ClaimOutcome.NotEarned notEarned -> refuse(notEarned(notEarned), request, response);
      case ClaimOutcome.UnknownReward unknown ->
          refuse(Problem.of(UNKNOWN_REWARD), request, response);
      case ClaimOutcome.Sanctioned sanctioned -> refuse(blocked(sanctioned), request, response);
      case ClaimOutcome.Invalid invalid ->
          Problem.invalid(invalid.faults()).send(request, response);
      case ClaimOutcome.Unavailable unavailable ->
          Problem.of(ProblemType.UNAVAILABLE)
              .retryAfterMillis(unavailable.retryAfterMillis())
              .send(request, response);
    }
  }

  private void refuse(Problem problem, ServerRequest request, ServerResponse response) {
    telemetry.claim(ClaimResult.REFUSED);
    problem.send(request, response);
  }

  private static Problem notEarned(ClaimOutcome.NotEarned notEarned) {
    return Problem.of(NOT_EARNED)
        .with("reward", notEarned.reward())
        .with("missing", notEarned.missing().stream().map(ClaimRoutes::sentence).toList());
  }

  private static String sentence(Missing missing) {
    return missing.condition() + ": expected " + missing.expected() + ", is " + missing.actual();
  }

  private static Problem blocked(ClaimOutcome.Sanctioned sanctioned) {
    Problem problem =
        Problem.of(ProblemType.BLOCKED).with("player_status", sanctioned.status().kind().text());
    return sanctioned.status().blockedUntilMillis().isPresent()
        ? problem.with(
            "blocked_until",
            DomainJson.instant(sanctioned.status().blockedUntilMillis().getAsLong()))
        : problem;
  }
}
