package dev.liveops.apps.standalone;

import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.event.GameId;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the services of a process share.
 *
 * @param game the game of requests that name none
 * @param storage what is to be closed at the very end
 * @param storageWorks whether anything can still be made durable; answers at once
 */
record Core(
    Settings settings,
    InstantSource clock,
    Ports ports,
    AutoCloseable storage,
    BooleanSupplier storageWorks,
    KeyMaterial keys,
    GameCatalog catalog,
    GameId game,
    Telemetry telemetry,
    AuthenticateRequest authenticate,
    RecordDenials denials) {

  /** Closes the storage. */
  void close() {
    try {
      storage.close();
    } catch (Exception e) {
      throw new IllegalStateException("the storage cannot be closed", e);
    }
  }
}
