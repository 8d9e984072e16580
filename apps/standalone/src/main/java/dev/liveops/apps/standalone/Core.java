package dev.liveops.apps.standalone;

import dev.liveops.adapters.local.Storage;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.GameId;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.time.InstantSource;

/**
 * What the services of a process share.
 *
 * @param game the game of requests that name none
 * @param bus the storage's bus, measured
 * @param activity the storage's activity, measured
 */
record Core(
    Settings settings,
    InstantSource clock,
    Storage storage,
    KeyMaterial keys,
    GameCatalog catalog,
    GameId game,
    Telemetry telemetry,
    EventBus bus,
    PlayerActivityStore activity,
    AuthenticateRequest authenticate,
    RecordDenials denials) {}
