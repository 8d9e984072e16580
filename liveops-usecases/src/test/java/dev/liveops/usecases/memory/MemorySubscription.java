package dev.liveops.usecases.memory;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.DeadLetter;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the facts of {@link MemoryBus}; tries a failed delivery again at once. */
final class MemorySubscription implements Subscription {

  private final MemoryBus bus;
  private final Topic topic;
  private final String group;
  private final Set<Delivery> abandoned = new HashSet<>();
  private long passed;
  private long delivered;
  private long processed;
  private Optional<Delivery> failing = Optional.empty();
  private int attempts;
  private boolean closed;

  MemorySubscription(MemoryBus bus, Topic topic, String group, long after) {
    this.bus = bus;
    this.topic = topic;
    this.group = group;
    this.passed = after;
    this.delivered = after;
    this.processed = after;
  }

  @Override
  public synchronized List<Delivery> poll(int deliveriesMax, Duration waitMax) {
    if (closed) {
      return List.of();
    }
    List<Delivery> deliveries = new ArrayList<>();
    long head = bus.head();
    while (passed < head && deliveries.size() < deliveriesMax) {
      passed++;
      at(passed).stream().filter(each -> !abandoned.contains(each)).forEach(deliveries::add);
      delivered = deliveries.isEmpty() ? delivered : deliveries.getLast().position();
    }
    return deliveries;
  }

  private List<Delivery> at(long position) {
    Delivery delivery = bus.at(position);
    if (topic == Topic.CLEARED && delivery.fact() instanceof Fact.EventsJudged judged) {
      return cleared(position, judged);
    }
    return concerns(delivery.fact()) ? List.of(delivery) : List.of();
  }

  private List<Delivery> cleared(long judgedAt, Fact.EventsJudged judged) {
    Map<Long, Verdict> verdicts = new HashMap<>();
    judged.remarkable().forEach(each -> verdicts.put(each.position(), each.judgement().verdict()));
    List<Fact.EventCleared> cleared = new ArrayList<>();
    for (long position = judged.first(); position <= judged.last(); position++) {
      Verdict verdict = verdicts.getOrDefault(position, Verdict.CLEARED);
      if (bus.at(position).fact() instanceof Fact.EventAccepted accepted && verdict.counts()) {
        cleared.add(new Fact.EventCleared(accepted.event(), verdict));
      }
    }
    judged
        .released()
        .forEach(each -> cleared.add(new Fact.EventCleared(each.event(), Verdict.CLEARED)));
    return cleared.stream().map(fact -> new Delivery(judgedAt, fact)).toList();
  }

  private boolean concerns(Fact fact) {
    return switch (topic) {
      case TRAIL -> true;
      case EVENTS ->
          fact instanceof Fact.EventAccepted
              || fact instanceof Fact.EventReviewed
              || fact instanceof Fact.SanctionImposed
              || fact instanceof Fact.SanctionLifted
              || fact instanceof Fact.DefinitionChanged;
      case CLEARED ->
          fact instanceof Fact.SanctionImposed
              || fact instanceof Fact.SanctionLifted
              || fact instanceof Fact.DefinitionChanged;
    };
  }

  @Override
  public synchronized void processed(long position) {
    processed = position;
  }

  @Override
  public void failed(Delivery delivery, String why) {
    if (retry(delivery)) {
      return;
    }
    bus.abandoned(new DeadLetter(group, delivery, why, delivery.fact().atMillis()));
  }

  private synchronized boolean retry(Delivery delivery) {
    attempts = failing.filter(delivery::equals).isPresent() ? attempts + 1 : 1;
    failing = Optional.of(delivery);
    passed = delivery.position() - 1;
    delivered = Math.min(delivered, passed);
    return attempts < EventBus.ATTEMPTS_MAX || !abandoned.add(delivery);
  }

  @Override
  public synchronized long passed() {
    return passed;
  }

  synchronized boolean doneThrough(long position) {
    return processed >= position || (passed >= position && processed >= delivered);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
