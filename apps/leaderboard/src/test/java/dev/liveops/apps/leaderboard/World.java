package dev.liveops.apps.leaderboard;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.ports.ranking.Ranking;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.ranking.ExplainRank;
import dev.liveops.usecases.ranking.ListWindows;
import dev.liveops.usecases.ranking.ReadLeaderboard;
import dev.liveops.usecases.ranking.ReadStanding;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A leaderboard service on a port of its own, with two games, and a clock that tests set. */
final class World implements AutoCloseable {
  static final GameId DEFAULT = new GameId("default");
  static final GameId KART = new GameId("kart_rush");
  static final SigningKey KEY =
      new SigningKey(
          "default", DEFAULT, "a secret that nobody can guess".getBytes(StandardCharsets.UTF_8));

  /** A Sunday. */
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final InMemoryStorage storage;
  private final GameCatalog catalog;
  private final ReadLeaderboard leaderboard;
  private final ServiceServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = START;
  private long passes;

  /**
   * Starts it.
   *
   * @param signedReads whether reads have to be signed
   */
  World(boolean signedReads) throws IOException {
    InstantSource clock = () -> now;
    storage = InMemoryStorage.open(Duration.ofMinutes(5), clock, 1);
    catalog = new GameCatalog(storage.definitions(), DefinitionOverrides.none());
    LoadDefinition load = new LoadDefinition(storage.definitions(), catalog, clock);
    load.load(DefaultGame.document(), "test");
    load.load(Files.readString(Path.of("../../docs/examples/kart-racer/game.yaml")), "test");
    SignatureGate gate =
        new SignatureGate(
            "leaderboard",
            new AuthenticateRequest(() -> new KeyRing(List.of(KEY)), new ReplayWindow(100)),
            new RecordDenials(storage.bus(), clock),
            clock);
    leaderboard = new ReadLeaderboard(catalog, storage.ranks(), clock, 100);
    LeaderboardApp.UseCases useCases =
        new LeaderboardApp.UseCases(
            leaderboard,
            new ListWindows(catalog, storage.ranks(), clock),
            new ReadStanding(catalog, storage.ranks(), storage.standings(), clock),
            new ExplainRank(catalog, storage.ranks(), storage.standings(), clock));
    Readiness readiness = new Readiness();
    readiness.on();
    server =
        new ServiceServer(
            new ServerSpec(
                "leaderboard",
                "127.0.0.1",
                0,
                ServerLimits.defaults(),
                readiness,
                new Telemetry(true, List.of(), List.of()),
                LeaderboardApp.services(
                    useCases, signedReads ? ReadAccess.signed(gate) : ReadAccess.open(DEFAULT))));
    server.start();
  }

  /** From now on, it is then. */
  void now(String instant) {
    now = Instant.parse(instant);
  }

  /** A player scores so many points in the default game. */
  void scores(String player, long points) {
    happens(DEFAULT, player, "progression", Payload.of("delta_xp", points));
  }

  /** Something happens now that counts. */
  void happens(GameId game, String player, String type, Payload payload) {
    ActiveGame active = catalog.find(game).orElseThrow();
    GameEvent event =
        new GameEvent(
            new EventId(0, ++passes),
            game,
            new PlayerId(player),
            type,
            now.toEpochMilli(),
            now.toEpochMilli(),
            payload);
    commit(
        new Ranking(
            passes,
            Map.of(game, active.contributions().of(event)),
            Map.of(game, active.definition().boards()),
            List.of()));
  }

  /** A sanction hides a player of the default game, or is gone. */
  void hides(String player, boolean hides) {
    PlayerKey key = new PlayerKey(DEFAULT, new PlayerId(player));
    commit(
        new Ranking(
            ++passes,
            Map.of(),
            Map.of(),
            List.of(new Ranking.Visibility(key, "sanction-1", hides))));
  }

  private void commit(Ranking ranking) {
    storage.standings().commit(ranking);
  }

  /** What a GET is answered with. */
  HttpResponse<String> get(String target, String... headers)
      throws IOException, InterruptedException {
    return send("GET", target, headers);
  }

  HttpResponse<String> send(String method, String target, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(java.net.URI.create(server.uri() + target))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  ReadLeaderboard leaderboard() {
    return leaderboard;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    storage.close();
  }
}
