package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.signing.RequestSignature;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedKeys;
import dev.liveops.usecases.event.Acceptance;
import dev.liveops.usecases.event.BatchAcceptance;
import dev.liveops.usecases.progression.ClaimOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Those who send events and claims, repeat themselves, and remember what they were told. */
final class Clients {

  private final Chance chance;
  private final Trace trace;
  private final Weather weather;
  private final SettableClock clock;
  private final SimulatedBus bus;
  private final Told told;
  private final Supplier<RunningProcess> process;
  private final List<Intention> intentions = new ArrayList<>();
  private final Set<String> granted = new TreeSet<>();
  private int keys;

  /** A keyed event that a client wants to be accepted. */
  private record Intention(String key, String body, long sinceMillis) {}

  Clients(
      Chance chance,
      Trace trace,
      Weather weather,
      SettableClock clock,
      Told told,
      SimulatedBus bus,
      Supplier<RunningProcess> process) {
    this.chance = chance;
    this.trace = trace;
    this.weather = weather;
    this.clock = clock;
    this.told = told;
    this.bus = bus;
    this.process = process;
  }

  /** A new event under a new key. */
  void sendNew() {
    Intention intention = intention();
    send(intention.key(), intention.body());
  }

  /** The key is in the body, too, so that the same bytes can be sent alone and in a batch. */
  private Intention intention() {
    String key = "key-" + ++keys;
    String body = event().replaceFirst("\\{", "{\"idempotency_key\":\"" + key + "\",");
    intentions.add(new Intention(key, body, clock.millis()));
    return intentions.getLast();
  }

  /** An event that was sent before is sent again; mostly one of the latest. */
  void sendAgain() {
    if (!intentions.isEmpty()) {
      int back = chance.below(chance.oneIn(4) ? intentions.size() : Math.min(4, intentions.size()));
      Intention intention = intentions.get(intentions.size() - 1 - back);
      send(intention.key(), intention.body());
    }
  }

  /** A key that was used is used for something else. */
  void sendOther() {
    if (!intentions.isEmpty()) {
      Intention intention = intentions.getLast();
      String other = intention.body() + " ";
      assertFalse(other.equals(intention.body()));
      send(intention.key(), other);
    }
  }

  /** An event without a key. */
  void sendUnkeyed() {
    Acceptance answer = process.get().accept.accept(request(event(), ""));
    trace.add("send unkeyed -> " + answer);
    if (answer instanceof Acceptance.Accepted(EventId id)) {
      assertEquals(1, Told.of(bus.facts(), id).size(), "202 is one event");
    }
  }

  /** A few new events, or some of them old ones, in one request. */
  void sendBatch() {
    List<Intention> batch = new ArrayList<>();
    for (int i = 1 + chance.below(4); i > 0; i--) {
      if (chance.oneIn(4) && !intentions.isEmpty()) {
        batch.add(chance.of(intentions));
      } else {
        batch.add(intention());
      }
    }
    List<String> lines = batch.stream().map(Intention::body).toList();
    BatchAcceptance answer = process.get().accept.acceptAll(request(String.join("\n", lines), ""));
    trace.add("batch of " + batch.size() + " -> " + answer);
    if (answer instanceof BatchAcceptance.Answered answered) {
      for (int i = 0; i < batch.size(); i++) {
        if (answered.events().get(i) instanceof Acceptance.Accepted(EventId id)) {
          assertFalse(Told.of(bus.facts(), id).isEmpty(), "202 is an event");
        }
      }
    }
  }

  private Acceptance send(String key, String body) {
    EventId id = EventId.derived(Game.ID, key);
    int before = Told.of(bus.facts(), id).size();
    Acceptance answer = process.get().accept.accept(request(body, key));
    trace.add("send " + key + " -> " + answer);
    switch (answer) {
      case Acceptance.Accepted(EventId event) -> {
        assertEquals(id, event, "the id is the key's");
        told.accepted(id, hash(body), before, clock.millis());
      }
      case Acceptance.Duplicate(EventId event) -> {
        assertEquals(id, event, "the id is the key's");
        told.duplicate(id, hash(body));
      }
      case Acceptance.InFlight inFlight ->
          assertTrue(
              bus.pending() > 0 || weather.keysStuck() || weather.nested(),
              "409 has somebody to wait for");
      case Acceptance.OtherBody other ->
          assertTrue(
              Told.of(bus.facts(), id).stream().anyMatch(each -> each.bodyHash() != hash(body))
                  || bus.pending() > 0
                  || weather.keysStuck()
                  || weather.nested(),
              "422 is about another body");
      case Acceptance.Unavailable unavailable -> assertFalse(weather.isCalm(), "503 has a reason");
      case Acceptance.Blocked blocked -> {}
      case Acceptance.RateLimited limited -> {}
      case Acceptance.TooLarge large -> throw new AssertionError(large);
      case Acceptance.NotAuthenticated unknown -> throw new AssertionError(unknown);
      case Acceptance.Invalid invalid -> throw new AssertionError(invalid);
    }
    return answer;
  }

  /** Somebody claims something, earned or not. */
  void claim() {
    claim(chance.of(Game.PLAYERS), chance.of(Game.ITEMS));
  }

  /** A claim. */
  ClaimOutcome claim(PlayerKey player, String item) {
    String body = "{\"playerId\":\"%s\",\"item\":\"%s\"}".formatted(player.player(), item);
    ClaimOutcome outcome =
        process.get().claim.claim(Game.ID, body.getBytes(StandardCharsets.UTF_8));
    trace.add("claim " + player.player() + ' ' + item + " -> " + outcome);
    switch (outcome) {
      case ClaimOutcome.Granted grant -> {
        told.granted(grant.grant());
        assertEquals(item, grant.grant().receipt().item());
        granted.add(body);
      }
      case ClaimOutcome.NotEarned notEarned ->
          assertFalse(granted.contains(body), "what was granted stays granted");
      case ClaimOutcome.Unavailable unavailable ->
          assertFalse(weather.isCalm(), "503 has a reason");
      case ClaimOutcome.Sanctioned sanctioned -> {}
      case ClaimOutcome.UnknownReward unknown -> throw new AssertionError(unknown);
      case ClaimOutcome.Invalid invalid -> throw new AssertionError(invalid);
    }
    return outcome;
  }

  /**
   * When nothing goes wrong any more: every event whose key is still remembered gets its answer.
   */
  void sendAllAgain() {
    for (Intention intention : intentions) {
      clock.advance(Duration.ofMillis(100));
      if (clock.millis() - intention.sinceMillis() < SimulatedKeys.TTL.toMillis()) {
        Acceptance answer = send(intention.key(), intention.body());
        assertTrue(
            answer instanceof Acceptance.Accepted
                || answer instanceof Acceptance.Duplicate
                || answer instanceof Acceptance.OtherBody
                || answer instanceof Acceptance.Blocked,
            () -> intention.key() + " gets no answer but " + answer);
      }
    }
  }

  /** An event that mostly nobody wonders about. */
  private String event() {
    String player = chance.of(Game.PLAYERS).player().value();
    long seconds = Math.floorDiv(clock.millis(), 1_000);
    if (chance.below(10) < 7) {
      int xp = chance.oneIn(8) ? 5_000 : 1 + chance.below(600);
      return """
          {"type":"progression","playerId":"%s","ts":%d,"payload":{"deltaXp":%d,"score":%d}}"""
          .formatted(player, seconds, xp, chance.below(3_000));
    }
    return """
        {"type":"boss_kill","playerId":"%s","ts":%d,"payload":{"bossId":"%s","tier":%d,"points":%d}}"""
        .formatted(
            player,
            seconds,
            chance.of(List.of("dragon", "troll")),
            1 + chance.below(6),
            chance.oneIn(8) ? 20_000 : chance.below(3_000));
  }

  private static SignedRequest request(String text, String key) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new SignedRequest(
        "POST", "/events", "", "", key, "", RequestSignature.sign(Game.KEY, body), body);
  }

  private static long hash(String body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(body.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
