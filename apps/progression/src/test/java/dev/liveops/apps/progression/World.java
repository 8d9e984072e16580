package dev.liveops.apps.progression;

import dev.liveops.adapters.local.inmem.InMemoryStorage;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.ReplayWindow;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.event.StreamConsumer;
import dev.liveops.usecases.fairness.ScreenEvents;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.game.LoadDefinition;
import dev.liveops.usecases.progression.AdvancePlayers;
import dev.liveops.usecases.progression.ClaimReward;
import dev.liveops.usecases.progression.ReadProgress;
import dev.liveops.usecases.progression.ReadRewards;
import dev.liveops.usecases.receipt.VerifyReceipt;
import dev.liveops.usecases.signing.AuthenticateRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A progression service on a port of its own, with judges behind it and a clock that tests set. */
final class World implements AutoCloseable {
  static final GameId GAME = new GameId("default");
  static final SigningKey KEY =
      new SigningKey(
          "default", GAME, "a secret that nobody can guess".getBytes(StandardCharsets.UTF_8));
  static final byte[] RECEIPT_SECRET = new byte[32];
  static final ReceiptKey RECEIPT_KEY = ReceiptKey.fromSeed(new byte[ReceiptKey.SEED_BYTES]);
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private volatile Instant now = START;
  private final InstantSource clock = () -> now;
  private final InMemoryStorage storage = InMemoryStorage.open(Duration.ofMinutes(5), clock, 1);
  private final GameCatalog catalog =
      new GameCatalog(storage.definitions(), DefinitionOverrides.none());
  private final RecordDenials denials = new RecordDenials(storage.bus(), clock);
  private final HttpClient client = HttpClient.newHttpClient();
  private final StreamConsumer screening;
  private final StreamConsumer advancing;
  private final ServiceServer server;
  private long events;

  /**
   * Starts it.
   *
   * @param signedReads whether reads have to be signed
   */
  World(boolean signedReads) {
    new LoadDefinition(storage.definitions(), catalog, clock).load(DefaultGame.document(), "test");
    screening =
        new ScreenEvents(
            storage.bus(),
            new ScreenEvents.Stores(storage.activity(), storage.sanctions(), storage.reviews()),
            catalog,
            clock);
    advancing = new AdvancePlayers(storage.bus(), storage.progress(), catalog);
    server = server(signedReads);
    server.start();
  }

  private ServiceServer server(boolean signedReads) {
    ReceiptIssuer issuer = new ReceiptIssuer(RECEIPT_SECRET, RECEIPT_KEY);
    ReceiptKeySet keys = new ReceiptKeySet(List.of(RECEIPT_KEY.verificationKey()));
    SignatureGate gate =
        new SignatureGate(
            "progression",
            new AuthenticateRequest(() -> new KeyRing(List.of(KEY)), new ReplayWindow(100)),
            denials,
            clock);
    Telemetry telemetry = new Telemetry(true, List.of(), List.of());
    Readiness readiness = new Readiness();
    readiness.on();
    return new ServiceServer(
        new ServerSpec(
            "progression",
            "127.0.0.1",
            0,
            ServerLimits.defaults(),
            readiness,
            telemetry,
            ProgressionApp.services(
                new ProgressionApp.UseCases(
                    new ClaimReward(
                        catalog,
                        storage.sanctions(),
                        storage.progress(),
                        storage.ledger(),
                        storage.bus(),
                        denials,
                        issuer,
                        clock),
                    new VerifyReceipt(issuer, keys, storage.ledger(), clock),
                    new ReadProgress(catalog, storage.progress(), clock),
                    new ReadRewards(catalog, storage.progress(), storage.ledger(), clock)),
                gate,
                signedReads ? ReadAccess.signed(gate) : ReadAccess.open(GAME),
                keys,
                telemetry)));
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** A player slays a boss, and the event counts. */
  void slays(String player, String boss, int tier) throws Exception {
    happens(player, "boss_kill", Payload.of("boss_id", boss, "tier", tier, "points", 2500));
  }

  /** Something happens now that counts. */
  void happens(String player, String type, Payload payload) throws Exception {
    GameEvent event =
        new GameEvent(
            new EventId(0, ++events),
            GAME,
            new PlayerId(player),
            type,
            now.toEpochMilli(),
            now.toEpochMilli(),
            payload);
    publish(new Fact.EventAccepted(event, 0, true));
  }

  /** Everything that was published is judged and counts. */
  void settle() throws InterruptedException {
    for (StreamConsumer consumer : List.of(screening, advancing)) {
      while (!storage.bus().awaitProcessed(consumer.group(), storage.bus().head(), Duration.ZERO)) {
        consumer.pump(1_000, Duration.ofMillis(20));
      }
    }
  }

  void sanctions(String player, SanctionKind kind, long untilMillis) throws Exception {
    Sanction sanction =
        new Sanction(
            "sanction-" + kind,
            GAME,
            new PlayerId(player),
            kind,
            "mia",
            "why not",
            now.toEpochMilli(),
            untilMillis);
    publish(new Fact.SanctionImposed(sanction, now.toEpochMilli()));
  }

  private void publish(Fact fact) throws Exception {
    storage.bus().publish(List.of(fact)).get(5, TimeUnit.SECONDS);
    settle();
  }

  HttpResponse<String> get(String target, String... headers) throws Exception {
    return send(request(target, headers).GET().build());
  }

  /** What a signed POST of JSON is answered with. */
  HttpResponse<String> post(String target, String body) throws Exception {
    String signature = RequestSignature.sign(KEY, body.getBytes(StandardCharsets.UTF_8));
    return post(target, body, "Content-Type", "application/json", "X-Signature", signature);
  }

  HttpResponse<String> post(String target, String body, String... headers) throws Exception {
    settle();
    return send(request(target, headers).POST(BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String target, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + target));
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    screening.close();
    advancing.close();
    storage.close();
  }
}
