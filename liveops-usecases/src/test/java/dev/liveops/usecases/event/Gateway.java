package dev.liveops.usecases.event;

import dev.liveops.domain.admission.RateLimit;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.ports.fairness.Screening;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.Faults;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedDefinitions;
import dev.liveops.testkit.simulation.SimulatedFairness;
import dev.liveops.testkit.simulation.SimulatedKeys;
import dev.liveops.testkit.simulation.SimulatedLimits;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Taking events in, on ports in memory. */
final class Gateway {

  static final GameId GAME = new GameId("default");
  static final SigningKey KEY = key("default", GAME, "a secret of the default game, 32 bytes+");
  static final SigningKey OTHER_GAMES_KEY =
      key("other", new GameId("other"), "a secret of another game, 32 bytes+++");

  final SettableClock clock = new SettableClock();
  final SimulatedBus bus = new SimulatedBus(clock);
  final SimulatedFairness fairness = new SimulatedFairness(bus);
  final SimulatedLimits limits = new SimulatedLimits(clock::nanos);
  final SimulatedKeys keys;
  final RecordDenials denials = new RecordDenials(bus, clock);
  final List<String> heard = new CopyOnWriteArrayList<>();
  final GameCatalog catalog;
  final AcceptEvents acceptEvents;

  Gateway() {
    this(IntakeLimits.USUAL);
  }

  Gateway(IntakeLimits intakeLimits) {
    this(intakeLimits, 100_000);
  }

  Gateway(IntakeLimits intakeLimits, int keysMax) {
    keys = new SimulatedKeys(bus, clock, keysMax, Faults.NONE);
    SimulatedDefinitions definitions = new SimulatedDefinitions(bus);
    catalog = new GameCatalog(definitions, DefinitionOverrides.none());
    new LoadDefinition(definitions, catalog, clock).load(DefaultGame.document(), "start");
    AtomicLong ids = new AtomicLong();
    acceptEvents =
        new AcceptEvents(
            new AuthenticateRequest(
                () -> new KeyRing(List.of(KEY, OTHER_GAMES_KEY)), new ReplayWindow(1_000)),
            catalog,
            new AcceptEvents.Ports(fairness, limits, keys, bus, Patience.exact()),
            denials,
            clock,
            () -> new EventId(1, ids.incrementAndGet()),
            intakeLimits,
            (type, answer) -> heard.add(type + ' ' + answer.getClass().getSimpleName()));
  }

  static IntakeLimits limits(int perPlayer, int perKey) {
    return new IntakeLimits(
        64 * 1024,
        1024 * 1024,
        new RateLimit(perPlayer),
        Optional.of(new RateLimit(perKey)),
        Duration.ofMillis(50));
  }

  private static SigningKey key(String id, GameId game, String secret) {
    return new SigningKey(id, game, secret.getBytes(StandardCharsets.UTF_8));
  }

  static String event(String player, int deltaXp) {
    return """
        {"type":"progression","playerId":"%s","ts":1730560000,"payload":{"deltaXp":%d}}"""
        .formatted(player, deltaXp);
  }

  /** Sends a body with a right signature of version 1. */
  Acceptance send(String body, String idempotencyKey) {
    return acceptEvents.accept(request(bytes(body), idempotencyKey));
  }

  Acceptance send(String body) {
    return send(body, "");
  }

  BatchAcceptance sendBatch(String body, String idempotencyKey) {
    return acceptEvents.acceptAll(request(bytes(body), idempotencyKey));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static SignedRequest request(byte[] body, String idempotencyKey) {
    return new SignedRequest(
        "POST", "/events", "", "", idempotencyKey, "", RequestSignature.sign(KEY, body), body);
  }

  /** A request of version 2, signed now. */
  SignedRequest stamped(byte[] body, String idempotencyKey) {
    long now = clock.millis() / 1000;
    String signature = RequestSignature.sign(KEY, now, "POST", "/events", idempotencyKey, body);
    return new SignedRequest(
        "POST", "/events", "", "", idempotencyKey, Long.toString(now), signature, body);
  }

  Sanction impose(SanctionKind kind, String player, Duration duration) {
    long now = clock.millis();
    Sanction sanction =
        new Sanction(
            "s-" + player,
            GAME,
            new PlayerId(player),
            kind,
            "admin",
            "because",
            now,
            duration.isZero() ? Sanction.NO_END : now + duration.toMillis());
    fairness.commit(
        new Screening(
            fairness.position() + 1,
            Optional.empty(),
            Map.of(),
            Map.of(),
            List.of(sanction),
            List.of(),
            List.of(),
            List.of()));
    return sanction;
  }
}
