package dev.liveops.apps.gateway;

import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.RateLimit;
import dev.liveops.apps.runtime.http.SignatureProblems;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.event.Acceptance;
import dev.liveops.usecases.signing.Refusal;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.OptionalLong;

/** What an acceptance is in HTTP: the one table of the gateway's answers. */
final class EventAnswer {

  /** When to ask again about a request that is being worked on. */
  private static final long IN_FLIGHT_RETRY_MILLIS = 1_000;

  private EventAnswer() {}

  static void send(Acceptance acceptance, ServerRequest request, ServerResponse response) {
    switch (acceptance) {
      case Acceptance.Accepted(EventId event) -> TakenAnswer.ACCEPTED.send(event, response);
      case Acceptance.Duplicate(EventId event) -> TakenAnswer.DUPLICATE.send(event, response);
      case Acceptance.Invalid(List<FieldFault> faults) ->
          Problem.invalid(faults).send(request, response);
      case Acceptance.NotAuthenticated(Refusal refusal, String detail) ->
          SignatureProblems.of(refusal, detail).send(request, response);
      case Acceptance.Blocked(OptionalLong untilMillis) ->
          blocked(untilMillis).send(request, response);
      case Acceptance.InFlight inFlight ->
          Problem.of(ProblemType.IN_FLIGHT)
              .retryAfterMillis(IN_FLIGHT_RETRY_MILLIS)
              .send(request, response);
      case Acceptance.TooLarge(int bytesMax) ->
          Problem.of(ProblemType.TOO_LARGE, "expected at most " + bytesMax + " bytes")
              .send(request, response);
      case Acceptance.OtherBody otherBody ->
          Problem.of(ProblemType.KEY_REUSED).send(request, response);
      case Acceptance.RateLimited limited -> {
        rateLimit(limited).writeTo(response);
        Problem.of(ProblemType.RATE_LIMITED, "too many events of one " + limited.scope())
            .retryAfterMillis(limited.retryAfterMillis())
            .send(request, response);
      }
      case Acceptance.Unavailable(long retryAfterMillis) ->
          Problem.of(ProblemType.UNAVAILABLE)
              .retryAfterMillis(retryAfterMillis)
              .send(request, response);
    }
  }

  private static Problem blocked(OptionalLong untilMillis) {
    return untilMillis.isPresent()
        ? Problem.of(ProblemType.BLOCKED)
            .with("blocked_until", DomainJson.instant(untilMillis.getAsLong()))
        : Problem.of(ProblemType.BLOCKED, "until it is lifted");
  }

  private static RateLimit rateLimit(Acceptance.RateLimited limited) {
    return new RateLimit(
        limited.scope(),
        limited.limitPerSecond(),
        1,
        0,
        Math.max(1, Math.ceilDiv(limited.retryAfterMillis(), 1_000L)));
  }
}
