package dev.liveops.apps.gateway;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.apps.runtime.ConsumerLoop;
import dev.liveops.apps.runtime.SharedTimer;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.audit.RecordTrail;
import dev.liveops.usecases.event.AcceptEvents;
import dev.liveops.usecases.event.FindEvent;
import dev.liveops.usecases.event.IntakeLimits;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A gateway that really listens, over real use cases, with fairness and the trail behind it. */
final class TestGateway implements AutoCloseable {
  static final GameId GAME = new GameId("default");
  static final GameId OTHER_GAME = new GameId("racing");
  static final SigningKey KEY = key("default", GAME, "a secret of at least 32 characters");
  static final SigningKey NEXT_KEY = key("default", GAME, "the secret that comes after that one");
  static final SigningKey OTHER_KEY = key("k2", OTHER_GAME, "a secret of the people who race cars");

  private static final int SIGNATURES_MAX = 10_000;

  /** Stands still; tests move it. */
  volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

  /** The keys that are valid at the moment; tests replace them. */
  volatile KeyRing ring = new KeyRing(List.of(KEY, NEXT_KEY, OTHER_KEY));

  final InstantSource clock = () -> now;
  final InMemoryStorage storage = InMemoryStorage.open(Duration.ofMinutes(5), clock, 42);
  final HeldBus bus = new HeldBus(storage.bus());
  final Telemetry telemetry = new Telemetry(true, List.of("progression", "boss_kill"), List.of());
  final RecordDenials denials = new RecordDenials(storage.bus(), clock);
  final ImposeSanction sanctions;
  final ReviewEvents reviews;

  private final GameCatalog games =
      new GameCatalog(storage.definitions(), DefinitionOverrides.none());
  private final AtomicLong ids = new AtomicLong();
  private final ConsumerLoop screening = new ConsumerLoop("fairness", this::screening);
  private final SharedTimer timer = new SharedTimer("answers");
  private final ConsumerLoop trail = new ConsumerLoop("trail", this::trail);
  private final ServiceServer server;

  TestGateway() {
    this(limits(50, Duration.ofSeconds(2)));
  }

  TestGateway(IntakeLimits limits) {
    play(DefaultGame.document());
    play(DefaultGame.document().replace("game: default", "game: " + OTHER_GAME));
    Supplier<EventId> newIds = () -> new EventId(7, ids.incrementAndGet());
    this.sanctions = new ImposeSanction(storage.bus(), clock, newIds);
    this.reviews = new ReviewEvents(storage.reviews(), storage.bus(), clock);
    AcceptEvents accept =
        new AcceptEvents(
            authentication(),
            games,
            new AcceptEvents.Ports(
                storage.sanctions(), storage.rateLimits(), storage.idempotency(), bus, timer),
            denials,
            clock,
            newIds,
            limits,
            GatewayApp.counting(telemetry));
    FindEvent find = new FindEvent(storage.bus(), storage.trail());
    this.server =
        new ServiceServer(
            new ServerSpec(
                "gateway",
                "127.0.0.1",
                0,
                GatewayApp.serverLimits(limits),
                new Readiness(),
                telemetry,
                GatewayApp.services(accept, limits, find, ReadAccess.open(GAME))));
    timer.start();
    screening.start();
    trail.start();
    server.start();
  }

  static IntakeLimits limits(int perPlayer, Duration answerWithin) {
    return new IntakeLimits(
        64 * 1024, 1024 * 1024, new RateLimit(perPlayer), Optional.empty(), answerWithin);
  }

  private AuthenticateRequest authentication() {
    return new AuthenticateRequest(() -> ring, new ReplayWindow(SIGNATURES_MAX));
  }

  private static SigningKey key(String id, GameId game, String secret) {
    return new SigningKey(id, game, secret.getBytes(StandardCharsets.UTF_8));
  }

  private void play(String document) {
    new LoadDefinition(storage.definitions(), games, clock).load(document, "test");
  }

  private ScreenEvents screening() {
    return new ScreenEvents(
        storage.bus(),
        new ScreenEvents.Stores(storage.activity(), storage.sanctions(), storage.reviews()),
        games,
        clock);
  }

  private RecordTrail trail() {
    return new RecordTrail(storage.bus(), storage.trail(), clock);
  }

  int port() {
    return server.port();
  }

  /** A request to it, yet to be sent. */
  Request request(String method, String target) {
    return new Request(this, method, target);
  }

  /** Waits until fairness has judged everything that was accepted. */
  void awaitJudgement() throws InterruptedException {
    if (!storage
        .bus()
        .awaitProcessed(ScreenEvents.GROUP, storage.bus().head(), Duration.ofSeconds(10))) {
      throw new AssertionError("fairness is stuck");
    }
  }

  @Override
  public void close() {
    bus.letGo();
    server.stop();
    screening.stop();
    trail.stop();
    timer.stop();
    storage.close();
  }
}
