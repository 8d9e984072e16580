package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.fairness.RecentViolations;
import dev.liveops.adapters.local.fairness.SanctionBook;
import dev.liveops.adapters.local.log.JudgedPositions;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.PlayerActivity;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.Screening;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What fairness remembers. Judgements go to the journal first, then take effect here. */
final class FairnessFold implements PlayerActivityStore, ReviewQueue, Checkpointed {

  static final String NAME = "fairness";
  private static final int REVIEWS_KEPT_MAX = 1_000;

  /** Names a held event. */
  record ReviewKey(GameId game, EventId event) {}

  private final JudgedPositions judged;
  private final FairnessTables tables;
  private final PlayerStates<PlayerActivity> activities;
  private final RowCache<ReviewKey, Optional<HeldEvent>> reviews;
  private final SanctionBook sanctions = new SanctionBook();
  private final RowCache<SanctionBook.Key, Optional<Sanction>> sanctionChanges =
      RowCache.ofChanges();
  private final RecentViolations violations = new RecentViolations();
  private final Map<PopulationKey, Population> populations = new HashMap<>();
  private final RowCache<PopulationKey, Population> populationChanges = RowCache.ofChanges();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long position;
  private volatile long held;
  private volatile long violationsWritten;

  FairnessFold(StateDatabase database, JudgedPositions judged, long hashSeed) {
    this.judged = judged;
    this.tables = new FairnessTables(database);
    this.activities =
        new PlayerStates<>(
            PlayerActivity::encode, PlayerActivity::decode, tables::activities, hashSeed);
    this.reviews = new RowCache<>(REVIEWS_KEPT_MAX, tables::reviews);
    this.position = Checkpointer.positionOf(database, NAME);
    populations.putAll(tables.populations());
    tables.sanctions().forEach(sanctions::impose);
    tables.violations().forEach(violations::restore);
    violationsWritten = violations.lastSeq();
    held = tables.heldCount();
  }

  SanctionBook sanctions() {
    return sanctions;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public Map<PlayerKey, PlayerActivity> load(Collection<PlayerKey> players) {
    return activities.load(players);
  }

  @Override
  public Map<PopulationKey, Population> populations() {
    lock.lock();
    try {
      Map<PopulationKey, Population> copies = new HashMap<>();
      populations.forEach((key, population) -> copies.put(key, population.copy()));
      return copies;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void commit(Screening screening) {
    if (screening.through() <= position) {
      return;
    }
    Map<ReviewKey, Optional<HeldEvent>> reviewChanges = reviewChanges(screening);
    long heldBefore = heldAmong(reviews.load(reviewChanges.keySet()));
    screening.judged().ifPresent(judged::publish);
    lock.lock();
    try {
      activities.putAll(screening.activities());
      populations.putAll(screening.populations());
      populationChanges.putAll(screening.populations());
      screening.imposed().forEach(this::impose);
      screening.lifted().forEach(this::lift);
      reviews.putAll(reviewChanges);
      held = held + heldAmong(reviewChanges) - heldBefore;
      screening.judged().ifPresent(violations::add);
      position = screening.through();
    } finally {
      lock.unlock();
    }
  }

  private void impose(Sanction sanction) {
    sanctions.impose(sanction);
    sanctionChanges.put(
        new SanctionBook.Key(sanction.game(), sanction.id()), Optional.of(sanction));
  }

  private void lift(Screening.LiftedSanction lifted) {
    sanctions.lift(lifted.game(), lifted.sanctionId());
    sanctionChanges.put(new SanctionBook.Key(lifted.game(), lifted.sanctionId()), Optional.empty());
  }

  private static Map<ReviewKey, Optional<HeldEvent>> reviewChanges(Screening screening) {
    Map<ReviewKey, Optional<HeldEvent>> changed = new HashMap<>();
    for (HeldEvent event : screening.held()) {
      changed.put(new ReviewKey(event.event().game(), event.event().id()), Optional.of(event));
    }
    for (Screening.DecidedEvent event : screening.decided()) {
      changed.put(new ReviewKey(event.game(), event.event()), Optional.empty());
    }
    return changed;
  }

  private static long heldAmong(Map<ReviewKey, Optional<HeldEvent>> some) {
    return some.values().stream().filter(Optional::isPresent).count();
  }

  @Override
  public List<Violation> violations(GameId game, Optional<PlayerId> player, int violationsMax) {
    lock.lock();
    try {
      return violations.newest(game, player, violationsMax);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<HeldEvent> find(GameId game, EventId event) {
    ReviewKey key = new ReviewKey(game, event);
    return reviews.load(List.of(key)).getOrDefault(key, Optional.empty());
  }

  @Override
  public List<HeldEvent> pending(GameId game, long afterPosition, int eventsMax) {
    // The table first: what a checkpoint moves into it meanwhile is then still seen in memory.
    Map<ReviewKey, HeldEvent> found = new HashMap<>();
    Map<ReviewKey, Optional<HeldEvent>> newer = reviews.unwritten();
    for (HeldEvent event : tables.pendingReviews(game, afterPosition, eventsMax + newer.size())) {
      found.put(new ReviewKey(game, event.event().id()), event);
    }
    newer.putAll(reviews.unwritten());
    newer.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            found.remove(key);
          } else if (key.game().equals(game) && value.get().position() > afterPosition) {
            found.put(key, value.get());
          }
        });
    return found.values().stream()
        .sorted(Comparator.comparingLong(HeldEvent::position))
        .limit(eventsMax)
        .toList();
  }

  @Override
  public long size() {
    return held;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capture capture() {
    lock.lock();
    try {
      return new FairnessCapture(
          position,
          new FairnessTables.Changes(
              activities.startWriting(),
              reviews.startWriting(),
              sanctionChanges.startWriting(),
              populationChanges.startWriting(),
              violations.newerThan(violationsWritten)));
    } finally {
      lock.unlock();
    }
  }

  private final class FairnessCapture implements Capture {
    private final long through;
    private final FairnessTables.Changes changes;

    FairnessCapture(long through, FairnessTables.Changes changes) {
      this.through = through;
      this.changes = changes;
    }

    @Override
    public long position() {
      return through;
    }

    @Override
    public void write(StateTransaction transaction) {
      tables.write(transaction, changes);
    }

    @Override
    public void written() {
      activities.written();
      reviews.written();
      sanctionChanges.written();
      populationChanges.written();
      violationsWritten =
          changes.violations().stream()
              .mapToLong(RecentViolations.Entry::seq)
              .max()
              .orElse(violationsWritten);
    }
  }
}
