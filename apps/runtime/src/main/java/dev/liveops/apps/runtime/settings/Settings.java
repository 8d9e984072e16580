package dev.liveops.apps.runtime.settings;

import dev.liveops.apps.runtime.logging.LogLevel;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.usecases.game.DefinitionOverrides;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set from outside. Read once when the process starts; immutable.
 *
 * @param cloud where state and messages live
 * @param environment what the installation is for
 * @param storage what is kept, and where
 * @param security who may do what
 * @param game what is played
 * @param network where the services listen
 * @param logLevel what is logged
 * @param metricsEnabled whether anything is measured
 * @param boards how boards are kept and shown
 * @param fairness how strict fairness is
 * @param limits what is too much
 */
public record Settings(
    Cloud cloud,
    Environment environment,
    Storage storage,
    Security security,
    Game game,
    Network network,
    LogLevel logLevel,
    boolean metricsEnabled,
    Boards boards,
    Fairness fairness,
    Limits limits) {

  /**
   * What is kept, and where.
   *
   * @param data the directory that holds everything; not checked here
   * @param bus what carries the events
   */
  public record Storage(Path data, BusKind bus) {}

  /**
   * Who may do what.
   *
   * @param hmacSecret the secret of the default key; only in development may it be absent, and is
   *     made then
   * @param extraKeys further signing keys, possibly several of one id
   * @param adminToken what opens admin routes; when absent outside development they stay closed
   * @param signedReads whether reads must be signed too
   */
  public record Security(
      Optional<Secret> hmacSecret,
      List<SigningKey> extraKeys,
      Optional<Secret> adminToken,
      boolean signedReads) {}

  /**
   * What is played.
   *
   * @param id the game that requests mean when they name none; the one that the definition names
   *     when absent
   * @param definition the file that defines it; absent for the built-in game
   */
  public record Game(Optional<GameId> id, Optional<Path> definition) {}

  /**
   * Where the services listen.
   *
   * @param bind the address
   * @param ports the port of each service; 0 is any free one
   */
  public record Network(String bind, Map<ServiceName, Integer> ports) {

    /** The port of a service; 0 is any free one. */
    public int port(ServiceName service) {
      return ports.get(service);
    }
  }

  /**
   * How boards are kept and shown.
   *
   * @param windows the windows that have standings, of those the game gives its boards; all of them
   *     when absent
   * @param topDefault how many ranks are shown to who does not say
   */
  public record Boards(Optional<Set<WindowKind>> windows, int topDefault) {}

  /**
   * How strict fairness is, where that is not left to the game's definition.
   *
   * @param anomalyZ the robust z-score above which a value is suspicious
   * @param block how long a player is blocked for flooding
   */
  public record Fairness(Optional<Double> anomalyZ, Optional<Duration> block) {}

  /**
   * What is too much.
   *
   * @param playerPerSecondMax events of one player per second
   * @param keyPerSecondMax requests of one signing key per second; 0 is no limit
   * @param idempotencyTtl how long an idempotency key is remembered
   */
  public record Limits(int playerPerSecondMax, int keyPerSecondMax, Duration idempotencyTtl) {}

  /** What goes before what the game's definition says; a refold needs the same as a run. */
  public DefinitionOverrides definitionOverrides() {
    return new DefinitionOverrides(
        fairness.anomalyZ(), fairness.block().map(Duration::toMillis), boards.windows());
  }

  /**
   * Reads and checks all settings.
   *
   * @param environment names and texts, as {@link System#getenv()} has them; a blank text counts as
   *     not set
   * @throws SettingsException when anything is wrong, listing all of it
   */
  public static Settings read(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }
}
