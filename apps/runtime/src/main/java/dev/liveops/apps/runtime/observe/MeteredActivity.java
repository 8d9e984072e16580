package dev.liveops.apps.runtime.observe;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.Screening;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A store that counts remarkable verdicts and violations, once they have taken effect. */
public final class MeteredActivity implements PlayerActivityStore {

  private final PlayerActivityStore store;
  private final Telemetry telemetry;

  /** Counts what is committed to {@code store}. */
  public MeteredActivity(PlayerActivityStore store, Telemetry telemetry) {
    this.store = store;
    this.telemetry = telemetry;
  }

  @Override
  public void commit(Screening screening) {
    store.commit(screening);
    screening.judged().ifPresent(this::count);
  }

  private void count(Fact.EventsJudged judged) {
    for (Fact.Remarkable remarkable : judged.remarkable()) {
      telemetry.verdict(remarkable.judgement().verdict().name().toLowerCase(Locale.ROOT));
      for (Violation violation : remarkable.judgement().violations()) {
        telemetry.violation(violation.rule());
      }
    }
  }

  @Override
  public long position() {
    return store.position();
  }

  @Override
  public Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
    return store.load(players);
  }

  @Override
  public Map<PopulationKey, Population> populations() {
    return store.populations();
  }

  @Override
  public List<Violation> violations(GameId game, Optional<PlayerId> player, int violationsMax) {
    return store.violations(game, player, violationsMax);
  }
}
