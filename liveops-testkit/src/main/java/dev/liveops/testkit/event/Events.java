package dev.liveops.testkit.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.testkit.SettableClock;

/**
 * Events to test with: {@code Events.by("ada").number(3).worth(50).event()}. The same calls make
 * the same event.
 */
public final class Events {

  /** The game that everything belongs to unless a test says otherwise. */
  public static final GameId GAME = new GameId("demo");

  /** Another game. */
  public static final GameId OTHER_GAME = new GameId("other");

  private final PlayerId player;
  private GameId game = GAME;
  private int number = 1;
  private long xp = 10;
  private long receivedAtMillis = SettableClock.START.toEpochMilli();

  private Events(PlayerId player) {
    this.player = player;
  }

  /** The first event of a player: a gain of 10 XP. */
  public static Events by(String player) {
    return new Events(new PlayerId(player));
  }

  /** A player of {@link #GAME}. */
  public static PlayerKey player(String name) {
    return new PlayerKey(GAME, new PlayerId(name));
  }

  /** What tells the events of a player apart; their ids are made from it. */
  public Events number(int newNumber) {
    number = newNumber;
    return this;
  }

  /** Moves it to another game. */
  public Events in(GameId newGame) {
    game = newGame;
    return this;
  }

  /** Sets how much XP it brings. */
  public Events worth(long newXp) {
    xp = newXp;
    return this;
  }

  /** Sets when it was received, epoch milliseconds. */
  public Events receivedAt(long newReceivedAtMillis) {
    receivedAtMillis = newReceivedAtMillis;
    return this;
  }

  /** The event. */
  public GameEvent event() {
    return new GameEvent(
        EventId.derived(game, player + "/" + number),
        game,
        player,
        "progression",
        receivedAtMillis - 250,
        receivedAtMillis,
        Payload.of("delta_xp", xp, "activity", "quest_completion"));
  }

  /** That it was accepted, with an idempotency key. */
  public Fact.EventAccepted accepted() {
    GameEvent event = event();
    return new Fact.EventAccepted(event, bodyHash(event), true);
  }

  /** Something like the hash of what was sent: the same for the same event. */
  public static long bodyHash(GameEvent event) {
    return 31 * event.id().low() + event.payload().hashCode();
  }
}
