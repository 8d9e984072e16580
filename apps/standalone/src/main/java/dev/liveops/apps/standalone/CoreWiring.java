package dev.liveops.apps.standalone;

import dev.liveops.adapters.local.Storage;
import dev.liveops.adapters.local.filesystem.LocalStorage;
import dev.liveops.adapters.local.filesystem.StorageFault;
import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.apps.runtime.StartFailure;
import dev.liveops.apps.runtime.observe.ActivePlayers;
import dev.liveops.apps.runtime.observe.MeteredActivity;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.apps.runtime.observe.WatchedBus;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.EventType;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Rule;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens storage, and makes ready what all services need. */
final class CoreWiring {

  // A few seconds of work for the consumers, and some 100 MB of journal.
  private static final long BACKLOG_MAX = 1_000_000;
  private static final int SIGNATURES_MAX = 1_000_000;

  private CoreWiring() {}

  /**
   * Opens everything.
   *
   * @throws StartFailure when something is missing or cannot be had; nothing stays open then
   */
  static Core open(Settings settings) {
    InstantSource clock = InstantSource.system();
    Storage storage = storage(settings, clock);
    try {
      return core(settings, clock, storage);
    } catch (RuntimeException e) {
      storage.close();
      throw e instanceof PortUnavailable ? new StartFailure(e.getMessage(), e) : e;
    }
  }

  private static Storage storage(Settings settings, InstantSource clock) {
    Duration ttl = settings.limits().idempotencyTtl();
    long hashSeed = new SecureRandom().nextLong();
    try {
      return switch (settings.storage().bus()) {
        case JOURNAL -> LocalStorage.open(settings.storage().data(), ttl, clock, hashSeed);
        case INMEM -> InMemoryStorage.open(ttl, clock, hashSeed);
      };
    } catch (StorageFault e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  private static Core core(Settings settings, InstantSource clock, Storage storage) {
    GameCatalog catalog = new GameCatalog(storage.definitions(), settings.definitionOverrides());
    GameId game =
        GameFiles.load(settings, new LoadDefinition(storage.definitions(), catalog, clock));
    KeyMaterial keys = KeyMaterial.of(settings, game, storage.secrets());
    Telemetry telemetry = telemetry(settings, catalog);
    ActivePlayers players = new ActivePlayers(clock);
    telemetry.activePlayers(players::count);
    telemetry.journalDepth(storage::journalDepth);
    return new Core(
        settings,
        clock,
        ports(storage, players, telemetry),
        storage,
        () -> storage.fault().isEmpty(),
        keys,
        catalog,
        game,
        telemetry,
        new AuthenticateRequest(keys::ring, new ReplayWindow(SIGNATURES_MAX)),
        new RecordDenials(storage.bus(), clock));
  }

  private static Ports ports(Storage storage, ActivePlayers players, Telemetry telemetry) {
    return new Ports(
        new WatchedBus(storage.bus(), BACKLOG_MAX, players, telemetry),
        storage.idempotency(),
        storage.rateLimits(),
        new MeteredActivity(storage.activity(), telemetry),
        storage.reviews(),
        storage.sanctions(),
        storage.standings(),
        storage.ranks(),
        storage.progress(),
        storage.ledger(),
        storage.definitions(),
        storage.trail());
  }

  private static Telemetry telemetry(Settings settings, GameCatalog catalog) {
    Set<String> types =
        catalog.games().stream()
            .flatMap(game -> game.definition().eventTypes().stream())
            .map(EventType::name)
            .collect(Collectors.toSet());
    Set<String> rules =
        catalog.games().stream()
            .flatMap(game -> game.definition().rules().stream())
            .map(Rule::name)
            .collect(Collectors.toSet());
    return new Telemetry(settings.metricsEnabled(), types, rules);
  }
}
