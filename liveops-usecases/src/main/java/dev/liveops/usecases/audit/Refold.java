package dev.liveops.usecases.audit;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.audit.AuditTrail;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.ports.ranking.RankIndex;
import dev.liveops.ports.ranking.StandingsStore;
import dev.liveops.usecases.game.GameCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves what is stored by folding the whole trail anew, from nothing, by the rules of the domain:
 * every standing, every player's progress, every claim. It takes the verdicts from the trail and
 * does not judge events again. Holds all of the outcome in memory. Safe for use by many threads.
 *
 * <p>It is to be run when nothing is being accepted and the trail has caught up. Stores may be
 * behind the trail: they are compared as far as they are.
 */
public final class Refold {

  private static final int ABANDONED_KEPT_MAX = 100;

  private final EventBus bus;
  private final AuditTrail trail;
  private final StandingsStore standings;
  private final RankIndex index;
  private final ProgressStore progress;
  private final RewardLedger ledger;
  private final GameCatalog catalog;

  /** Compares these with {@code trail}; {@code catalog} reads the definitions that are in it. */
  public Refold(
      EventBus bus,
      AuditTrail trail,
      StandingsStore standings,
      RankIndex index,
      ProgressStore progress,
      RewardLedger ledger,
      GameCatalog catalog) {
    this.bus = bus;
    this.trail = trail;
    this.standings = standings;
    this.index = index;
    this.progress = progress;
    this.ledger = ledger;
    this.catalog = catalog;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** Everything was compared. */
    record Compared(RefoldReport report) implements Outcome {}

    /** Nothing can be said, because things are moving. */
    record Unsettled(String why) implements Outcome {}
  }

  /**
   * Folds and compares.
   *
   * @throws dev.liveops.ports.PortUnavailable when something cannot be read now
   */
  public Outcome run() {
    Positions before = positions();
    if (trail.position() < before.head()) {
      return new Outcome.Unsettled(
          "the trail is at " + trail.position() + ", and facts go up to " + before.head());
    }
    Folding folding = new Folding(before);
    trail.replay(folding::take);
    RefoldReport report = folding.compared();
    return positions().equals(before)
        ? new Outcome.Compared(report)
        : new Outcome.Unsettled("something was written meanwhile");
  }

  private record Positions(long head, long standings, long progress) {}

  private Positions positions() {
    return new Positions(bus.head(), standings.position(), progress.position());
  }

  /** One way through the trail. */
  private final class Folding {
    private final Differences differences = new Differences();
    private final UnjudgedEvents unjudged = new UnjudgedEvents(differences);
    private final RefoldedGames games = new RefoldedGames(catalog, differences);
    private final RefoldedPlayers players = new RefoldedPlayers();
    private final RefoldedStandings ranks;
    private final long progressThrough;
    private final RefoldedClaims claims = new RefoldedClaims(differences);
    private final List<Fact.DeliveryAbandoned> abandoned = new ArrayList<>();
    private long through;
    private long facts;
    private long accepted;
    private long counted;

    Folding(Positions stored) {
      this.ranks = new RefoldedStandings(stored.standings(), players, differences);
      this.progressThrough = stored.progress();
    }

    void take(Delivery delivery) {
      through = delivery.position();
      facts++;
      switch (delivery.fact()) {
        case Fact.EventAccepted fact -> {
          accepted++;
          unjudged.add(through, fact.event());
        }
        case Fact.EventsJudged judged -> unjudged.judge(judged, this::count);
        case Fact.DefinitionChanged changed -> games.change(changed);
        case Fact.SanctionImposed imposed -> ranks.impose(through, imposed.sanction());
        case Fact.SanctionLifted lifted -> ranks.lift(through, lifted);
        case Fact.RewardClaimed grant -> claim(grant);
        case Fact.DeliveryAbandoned givenUp -> {
          if (abandoned.size() < ABANDONED_KEPT_MAX) {
            abandoned.add(givenUp);
          }
        }
        case Fact.EventCleared told -> {}
        case Fact.EventReviewed told -> {}
        case Fact.ActsDenied told -> {}
        case Fact.AdminActed told -> {}
      }
    }

    private void count(GameEvent event) {
      Optional<RefoldedGames.InEffect> game = games.find(event.game());
      if (game.isPresent()) {
        counted++;
        RefoldedPlayer player = players.of(event);
        ranks.count(through, event, player, game.get());
        player.advance(game.get().game(), event, through <= progressThrough);
      }
    }

    private void claim(Fact.RewardClaimed grant) {
      PlayerKey player = new PlayerKey(grant.receipt().game(), grant.receipt().player());
      PlayerProgress now =
          players.find(player).map(RefoldedPlayer::progress).orElse(PlayerProgress.none());
      claims.add(grant, games.find(player.game()), now);
    }

    RefoldReport compared() {
      long standingsCompared = ranks.compare(standings, index, games.boardNames());
      long progressCompared = players.compare(progress, differences);
      long claimsCompared = claims.compare(ledger);
      return new RefoldReport(
          through,
          facts,
          accepted,
          counted,
          standingsCompared,
          progressCompared,
          claimsCompared,
          differences.count(),
          differences.kept(),
          abandoned);
    }
  }
}
