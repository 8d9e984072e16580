package dev.liveops.apps.fairness;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.apps.runtime.ConsumerLoop;
import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.apps.runtime.settings.Secret;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.event.CheckEvent;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReadPlayer;
import dev.liveops.usecases.fairness.ReadSanctions;
import dev.liveops.usecases.fairness.ReadViolations;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.game.ReadDefinition;
import dev.liveops.usecases.signing.AuthenticateRequest;
import io.helidon.webserver.http.HttpService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Fairness that really listens, over real use cases. */
final class TestFairness implements AutoCloseable {
  static final GameId GAME = new GameId("default");
  static final String TOKEN = "the token of the people who run it";
  static final SigningKey KEY =
      new SigningKey(
          "default", GAME, "a secret of at least 32 characters".getBytes(StandardCharsets.UTF_8));

  private static final int SIGNATURES_MAX = 1_000;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /** Stands still; tests move it. */
  volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

  final InstantSource clock = () -> now;
  final InMemoryStorage storage = InMemoryStorage.open(Duration.ofMinutes(5), clock, 42);
  final RecordDenials denials = new RecordDenials(storage.bus(), clock);

  private final GameCatalog games =
      new GameCatalog(storage.definitions(), DefinitionOverrides.none());
  private final AtomicLong ids = new AtomicLong();
  private final Supplier<EventId> newIds = () -> new EventId(7, ids.incrementAndGet());
  private final ConsumerLoop screening = new ConsumerLoop("fairness", this::screening);
  private final ServiceServer server;

  TestFairness() {
    new LoadDefinition(storage.definitions(), games, clock).load(DefaultGame.document(), "test");
    this.server =
        new ServiceServer(
            new ServerSpec(
                "fairness",
                "127.0.0.1",
                0,
                ServerLimits.defaults(),
                new Readiness(),
                new Telemetry(false, List.of(), List.of()),
                services()));
    screening.start();
    server.start();
  }

  private List<HttpService> services() {
    ReadSanctions sanctions = new ReadSanctions(storage.sanctions(), clock);
    KeyRing ring = new KeyRing(List.of(KEY));
    AuthenticateRequest authenticate =
        new AuthenticateRequest(() -> ring, new ReplayWindow(SIGNATURES_MAX));
    ReadAccess open = ReadAccess.open(GAME);
    return FairnessApp.services(
        new FairnessApp.Questions(
            new ReadPlayer(storage.activity(), storage.sanctions(), clock),
            sanctions,
            new ReadViolations(storage.activity()),
            new CheckEvent(storage.activity(), storage.sanctions(), games, clock)),
        new FairnessApp.Decisions(
            new ReviewEvents(storage.reviews(), storage.bus(), clock),
            sanctions,
            new ImposeSanction(storage.bus(), clock, newIds),
            new LiftSanction(storage.sanctions(), storage.bus(), clock),
            games,
            new ReadDefinition(storage.definitions())),
        new FairnessApp.Guards(
            open,
            new SignatureGate("fairness", authenticate, denials, clock),
            new AdminAuth(
                Optional.of(new Secret(TOKEN)), () -> denials.denied("fairness", "not-admin", "")),
            open));
  }

  private ScreenEvents screening() {
    return new ScreenEvents(
        storage.bus(),
        new ScreenEvents.Stores(storage.activity(), storage.sanctions(), storage.reviews()),
        games,
        clock);
  }

  int port() {
    return server.port();
  }

  /** A request to it, yet to be sent. */
  Request request(String method, String target) {
    return new Request(this, method, target);
  }

  /** A request by somebody who shows the admin token. */
  Request admin(String method, String target) {
    return request(method, target).header("Authorization", "Bearer " + TOKEN);
  }

  /** Has a player gain XP now, and waits until that is judged. */
  EventId gain(String player, long deltaXp) throws Exception {
    EventId id = newIds.get();
    GameEvent event =
        new GameEvent(
            id,
            GAME,
            new PlayerId(player),
            "progression",
            now.toEpochMilli(),
            now.toEpochMilli(),
            Payload.of("delta_xp", deltaXp));
    long position =
        storage
            .bus()
            .publish(List.of(new Fact.EventAccepted(event, 0, false)))
            .get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
    if (!storage.bus().awaitProcessed(ScreenEvents.GROUP, position, WAIT_MAX)) {
      throw new AssertionError("fairness is stuck");
    }
    return id;
  }

  @Override
  public void close() {
    server.stop();
    screening.stop();
    storage.close();
  }
}
