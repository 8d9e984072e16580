package dev.liveops.usecases.event;

import dev.liveops.domain.admission.RateDecision;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.ports.admission.RateLimits;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.usecases.audit.RecordDenials;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a player may send an event now: sanctions first, then the limits. */
final class PlayerGate {

  private static final String SCOPE_KEY = "key";
  private static final String SCOPE_PLAYER = "player";

  private final SanctionStore sanctions;
  private final RateLimits rateLimits;
  private final IntakeLimits limits;
  private final RecordDenials denials;
  private final Map<GameId, String> playersOfGame = new ConcurrentHashMap<>();

  PlayerGate(
      SanctionStore sanctions, RateLimits rateLimits, IntakeLimits limits, RecordDenials denials) {
    this.sanctions = sanctions;
    this.rateLimits = rateLimits;
    this.limits = limits;
    this.denials = denials;
  }

  /** Why the event is refused; empty when it is let through. */
  Optional<Acceptance> refusal(SigningKey key, PlayerKey player, long nowMillis) {
    Sanctions measures = sanctions.of(player);
    if (measures.refusesEventsAt(nowMillis)) {
      denials.denied(AcceptEvents.SERVICE, "blocked", player.player().value());
      return Optional.of(new Acceptance.Blocked(measures.statusAt(nowMillis).blockedUntilMillis()));
    }
    Optional<Acceptance> ofKey =
        limits.perKey().flatMap(limit -> refusal(SCOPE_KEY, SCOPE_KEY, key.keyId(), limit));
    return ofKey.isPresent()
        ? ofKey
        : refusal(
            SCOPE_PLAYER, playersOf(player.game()), player.player().value(), limits.perPlayer());
  }

  /** Players of different games are different ones, whatever they are called. */
  private String playersOf(GameId game) {
    String scope = playersOfGame.get(game);
    return scope == null
        ? playersOfGame.computeIfAbsent(game, unseen -> SCOPE_PLAYER + '/' + unseen.value())
        : scope;
  }

  private Optional<Acceptance> refusal(
      String scope, String bucketScope, String subject, RateLimit limit) {
    return switch (rateLimits.take(bucketScope, subject, limit)) {
      case RateDecision.Allowed allowed -> Optional.empty();
      case RateDecision.Limited(long retryAfterMillis) -> {
        denials.denied(AcceptEvents.SERVICE, "rate-limited", subject);
        yield Optional.of(new Acceptance.RateLimited(scope, limit.size(), retryAfterMillis));
      }
    };
  }
}
