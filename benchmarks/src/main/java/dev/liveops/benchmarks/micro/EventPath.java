package dev.liveops.benchmarks.micro;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.domain.ranking.Leaderboard;
import dev.liveops.domain.ranking.WindowCalendar;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SignatureCheck;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.event.EventJson;
import dev.liveops.usecases.event.EventReading;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the rules do for one event, in the order in which it meets them: its signature is checked,
 * its body read, its key remembered; it is judged, ranked, and chained to the trail. Allocations:
 * {@code bin/bench-micro EventPath -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class EventPath {

  private static final GameDefinition GAME = DefaultGame.definition(DefinitionOverrides.none());
  private static final long START_MILLIS = 1_764_000_000_000L;
  private static final int KEYS_MAX = 1_000_000;
  private static final int PLAYERS = 100_000;
  private static final int PAST_EVENTS = 1_000;

  private final byte[] body =
      ("{\"type\":\"progression\",\"playerId\":\"player_12345\",\"ts\":1638360000,"
              + "\"payload\":{\"deltaXp\":150,\"activity\":\"quest_completion\"}}")
          .getBytes(StandardCharsets.UTF_8);
  private final SigningKey key =
      new SigningKey(
          KeyRing.DEFAULT_KEY_ID, GAME.game(), "x".repeat(32).getBytes(StandardCharsets.UTF_8));
  private final KeyRing keys = new KeyRing(List.of(key));
  private final SignedRequest request =
      new SignedRequest("POST", "/events", "", "", "", "", RequestSignature.sign(key, body), body);
  private final Rulebook rulebook = new Rulebook(GAME.rules(), 1);
  private final Population population = Population.empty();
  private final Payload payload = Payload.of("delta_xp", 150L, "activity", "quest_completion");
  private final PlayerId player = new PlayerId("player_12345");
  private final PlayerId[] players = new PlayerId[PLAYERS];
  private final Leaderboard leaderboard =
      new Leaderboard(GAME.boards(), new WindowCalendar(GAME.zone(), GAME.seasons()));
  private final AuditChain chain = new AuditChain(AuditChain.Head.EMPTY);
  private final byte[] line = "x".repeat(300).getBytes(StandardCharsets.UTF_8);
  private IdempotencyTable idempotencyKeys = new IdempotencyTable(300_000, 2 * KEYS_MAX, 1);
  private PlayerActivity activity = PlayerActivity.empty();
  private long count;

  /** Names the players, and gives one of them a past. */
  @Setup
  public void prepare() {
    for (int i = 0; i < PLAYERS; i++) {
      players[i] = new PlayerId("player_" + i);
    }
    for (int i = 0; i < PAST_EVENTS; i++) {
      activity = judge();
    }
  }

  /** The signature of a usual body: found valid. */
  @Benchmark
  public SignatureCheck check() {
    return RequestSignature.verify(keys, request, START_MILLIS);
  }

  /** A usual body: read, and checked against the game. */
  @Benchmark
  public EventReading read() {
    return EventJson.read(body, GAME);
  }

  /** A new key is begun and done. */
  @Benchmark
  public Admission idempotencyKey() {
    if (++count % KEYS_MAX == 0) {
      idempotencyKeys = new IdempotencyTable(300_000, 2 * KEYS_MAX, 1);
    }
    EventId id = new EventId(count * 0x9e3779b97f4a7c15L, count);
    Admission admission = idempotencyKeys.begin(id, count, START_MILLIS);
    idempotencyKeys.complete(id, START_MILLIS);
    return admission;
  }

  /** An event of a steady player under the rules of the default game: judged, and remembered. */
  @Benchmark
  public PlayerActivity judge() {
    GameEvent event = event(player, START_MILLIS + ++count * 1_000);
    Judgement judgement =
        rulebook.judge(new Sighting(event, 150, activity, population, Sanctions.NONE));
    population.add(150);
    activity = activity.after(event, 150, judgement, rulebook);
    return activity;
  }

  /** An event of one of a hundred thousand players: counted in every window of its board. */
  @Benchmark
  public void rank() {
    // An odd number, coprime to how many there are: players come in no order of theirs.
    int at = (int) (++count * 7_919 % PLAYERS);
    leaderboard.record(event(players[at], START_MILLIS));
  }

  /** A line of the trail: hashed with the hash of the one before. */
  @Benchmark
  public Hash chain() {
    return chain.append(line);
  }

  /** A player's state to bytes and back, as a checkpoint and a cache miss do it. */
  @Benchmark
  public PlayerActivity codec() {
    return PlayerActivity.decode(activity.encode());
  }

  private GameEvent event(PlayerId of, long atMillis) {
    return new GameEvent(
        new EventId(count, count), GAME.game(), of, "progression", atMillis, atMillis, payload);
  }
}
