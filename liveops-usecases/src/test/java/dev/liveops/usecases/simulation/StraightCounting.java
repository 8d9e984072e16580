package dev.liveops.usecases.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.BoardDefinition;
import dev.liveops.domain.ranking.Contribution;
import dev.liveops.domain.ranking.Standing;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.usecases.game.ActiveGame;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What ranks and progress should come to: every event that counts, by what {@link
 * StraightScreening} says and not by what was judged, in the order of the cleared stream.
 */
final class StraightCounting {

  private final StraightScreening screening;
  private final List<Fact> log;
  private final Map<String, Standing> standings = new TreeMap<>();
  private final Map<String, TreeSet<String>> hidings = new TreeMap<>();
  private final Map<String, PlayerProgress> progress = new TreeMap<>();
  private final List<Fact.RewardClaimed> unearned = new ArrayList<>();
  private Optional<ActiveGame> game = Optional.empty();

  /** Folds the facts at the positions 1 to {@code through}. */
  StraightCounting(StraightScreening screening, List<Fact> log, long through) {
    this.screening = screening;
    this.log = log;
    for (int i = 0; i < through; i++) {
      take(log.get(i));
    }
  }

  private void take(Fact fact) {
    if (fact instanceof Fact.EventsJudged judged) {
      count(judged);
    } else if (fact instanceof Fact.DefinitionChanged changed) {
      game = Optional.of(Game.ready(changed.document(), changed.version()));
    } else if (fact instanceof Fact.SanctionImposed imposed) {
      if (imposed.sanction().kind().hidesFromRanks()) {
        hidings
            .computeIfAbsent(imposed.sanction().player().toString(), player -> new TreeSet<>())
            .add(imposed.sanction().id());
      }
    } else if (fact instanceof Fact.SanctionLifted lifted) {
      hidings.values().forEach(ids -> ids.remove(lifted.sanctionId()));
      hidings.values().removeIf(TreeSet::isEmpty);
    } else if (fact instanceof Fact.RewardClaimed grant && !isEarned(grant)) {
      unearned.add(grant);
    }
  }

  private boolean isEarned(Fact.RewardClaimed grant) {
    return game.orElseThrow()
            .progress()
            .decide(
                progressOf(new PlayerKey(grant.receipt().game(), grant.receipt().player())),
                grant.reward(),
                grant.detail(),
                grant.atMillis())
        instanceof ClaimDecision.Granted;
  }

  private void count(Fact.EventsJudged judged) {
    for (long position = judged.first(); position <= judged.last(); position++) {
      if (log.get((int) position - 1) instanceof Fact.EventAccepted accepted
          && screening.judgementAt(position).verdict().counts()) {
        count(accepted.event());
      }
    }
    for (long position = judged.first(); position <= judged.last(); position++) {
      screening.releasedAt(position).ifPresent(this::count);
    }
  }

  private void count(GameEvent event) {
    ActiveGame now = game.orElseThrow();
    now.contributions().forEach(event, each -> merge(now, each));
    progress.merge(
        PlayerKey.of(event).toString(),
        now.progress().advance(PlayerProgress.none(), event, now.pointsOf(event)),
        (before, first) -> now.progress().advance(before, event, now.pointsOf(event)));
  }

  private void merge(ActiveGame now, Contribution contribution) {
    BoardDefinition board =
        now.definition().boards().stream()
            .filter(each -> each.name().equals(contribution.board()))
            .findFirst()
            .orElseThrow();
    for (Window each : contribution.windows()) {
      BoardWindow window = new BoardWindow(now.id(), board.name(), each.kind(), each.id());
      String key = window + " " + contribution.player();
      Standing before = standings.get(key);
      (before == null ? board.open(contribution) : board.merge(before, contribution))
          .ifPresent(after -> standings.put(key, after));
    }
  }

  /** The grants that the progress of their players did not allow. */
  List<Fact.RewardClaimed> unearned() {
    return unearned;
  }

  private PlayerProgress progressOf(PlayerKey player) {
    return progress.getOrDefault(player.toString(), PlayerProgress.none());
  }

  /** The state, to be compared with {@link Observed#standings}. */
  String standings() {
    return lines(standings) + "\nhidden " + hidings.keySet();
  }

  /** The state, to be compared with {@link Observed#progress}. */
  String progress() {
    Map<String, String> lines = new TreeMap<>();
    progress.forEach((key, each) -> lines.put(key, HexFormat.of().formatHex(each.encode())));
    return lines(lines);
  }

  private static String lines(Map<String, ?> map) {
    return String.join("\n", map.entrySet().stream().map(Object::toString).toList());
  }
}
