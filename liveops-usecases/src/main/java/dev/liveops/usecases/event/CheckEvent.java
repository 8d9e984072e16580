package dev.liveops.usecases.event;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanctions;
import dev.liveops.domain.fairness.Sighting;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells what would be said of an event that came now, with no effect whatever. Safe for use by many
 * threads.
 */
public final class CheckEvent {

  /** How long the JSON of the event may be. */
  public static final int EVENT_BYTES_MAX = 64 * 1024;

  /** Stands in for the id that the event does not get. */
  private static final EventId NO_ID = new EventId(0, 0);

  private final PlayerActivityStore store;
  private final SanctionStore sanctions;
  private final GameCatalog games;
  private final InstantSource clock;

  /** What is answered. */
  public sealed interface Outcome {

    /**
     * It would be taken in, unless the player's status is against it, and then judged.
     *
     * @param points what it would be worth
     * @param judgement what the rules say
     * @param status how the player stands
     */
    record Checked(long points, Judgement judgement, PlayerStatus status) implements Outcome {}

    /** It is not well formed: everything that is wrong with it. */
    record Invalid(List<FieldFault> faults) implements Outcome {
      /** Keeps its own copy. */
      public Invalid {
        faults = List.copyOf(faults);
      }
    }

    /** It is larger than an event may be. */
    record TooLarge(int bytesMax) implements Outcome {}

    /** There is no such game. */
    record UnknownGame() implements Outcome {}

    /** It cannot be told now. */
    record Unavailable(long retryAfterMillis) implements Outcome {}
  }

  /** Reads from all of these. */
  public CheckEvent(
      PlayerActivityStore store, SanctionStore sanctions, GameCatalog games, InstantSource clock) {
    this.store = store;
    this.sanctions = sanctions;
    this.games = games;
    this.clock = clock;
  }

  /**
   * Checks an event.
   *
   * @param body its JSON, as {@link EventJson} reads it
   */
  public Outcome check(GameId id, byte[] body) {
    if (body.length > EVENT_BYTES_MAX) {
      return new Outcome.TooLarge(EVENT_BYTES_MAX);
    }
    Optional<ActiveGame> game = games.find(id);
    if (game.isEmpty()) {
      return new Outcome.UnknownGame();
    }
    try {
      return switch (EventJson.read(body, game.get().definition())) {
        case EventReading.Faulty(List<FieldFault> faults) -> new Outcome.Invalid(faults);
        case EventReading.Sound(EventDraft draft) -> judge(draft, game.get());
      };
    } catch (PortUnavailable e) {
      return new Outcome.Unavailable(e.retryAfterMillis());
    }
  }

  private Outcome judge(EventDraft draft, ActiveGame game) {
    long nowMillis = clock.millis();
    GameEvent event = draft.toEvent(NO_ID, game.id(), nowMillis);
    PlayerKey player = PlayerKey.of(event);
    PopulationKey type = new PopulationKey(game.id(), event.type());
    long points = game.pointsOf(event);
    Sanctions measures = sanctions.of(player);
    Sighting sighting =
        new Sighting(
            event,
            points,
            store.load(List.of(player)).getOrDefault(player, PlayerActivity.empty()),
            store.populations().getOrDefault(type, Population.empty()),
            measures);
    return new Outcome.Checked(
        points, game.rulebook().judge(sighting), measures.statusAt(nowMillis));
  }
}
