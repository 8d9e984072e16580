package dev.liveops.benchmarks.micro;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.admission.IdempotencyTable;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.DefaultRules;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Rulebook;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the domain does for one event: its signature, its key, its judgement, the player's state.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class EventPath {

  private static final GameId GAME = new GameId("default");
  private static final long START_MILLIS = 1_764_000_000_000L;
  private static final int KEYS_MAX = 1_000_000;

  private final byte[] body =
      ("{\"type\":\"progression\",\"playerId\":\"player_12345\",\"ts\":1638360000,"
              + "\"payload\":{\"deltaXp\":150,\"activity\":\"quest_completion\"}}")
          .getBytes(StandardCharsets.UTF_8);
  private final SigningKey key =
      new SigningKey(KeyRing.DEFAULT_KEY_ID, GAME, "x".repeat(32).getBytes(StandardCharsets.UTF_8));
  private final Rulebook rulebook = new Rulebook(DefaultRules.list(), 1);
  private final Population population = Population.empty();
  private final Payload payload = Payload.of("delta_xp", 150L, "activity", "quest_completion");
  private final PlayerId player = new PlayerId("player_12345");
  private IdempotencyTable keys = new IdempotencyTable(300_000, 2 * KEYS_MAX, 1);
  private PlayerActivity activity = PlayerActivity.empty();
  private long count;

  /** HMAC-SHA-256 of a usual body, as hex. */
  @Benchmark
  public String sign() {
    return RequestSignature.sign(key, body);
  }

  /** A new key is begun and done. */
  @Benchmark
  public Admission idempotencyKey() {
    if (++count % KEYS_MAX == 0) {
      keys = new IdempotencyTable(300_000, 2 * KEYS_MAX, 1);
    }
    EventId id = new EventId(count * 0x9e3779b97f4a7c15L, count);
    Admission admission = keys.begin(id, count, START_MILLIS);
    keys.complete(id, START_MILLIS);
    return admission;
  }

  /** An event of a steady player under the default rules: judged, and remembered. */
  @Benchmark
  public PlayerActivity judge() {
    long atMillis = START_MILLIS + ++count * 1_000;
    GameEvent event =
        new GameEvent(
            new EventId(count, count), GAME, player, "progression", atMillis, atMillis, payload);
    Judgement judgement =
        rulebook.judge(new Sighting(event, 150, activity, population, Sanctions.NONE));
    population.add(150);
    activity = activity.after(event, 150, judgement, rulebook);
    return activity;
  }

  /** A player's state to bytes and back, as a checkpoint and a cache miss do it. */
  @Benchmark
  public PlayerActivity codec() {
    return PlayerActivity.decode(activity.encode());
  }
}
