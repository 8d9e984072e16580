package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Verdict;
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

/** A group's way through the facts of a {@link SimulatedBus}, whose monitor guards it. */
final class SimulatedSubscription implements Subscription {

  private static final Duration BACK_OFF_FIRST = Duration.ofMillis(20);

  private final SimulatedBus bus;
  private final Topic topic;
  private final String group;
  private final Set<Delivery> abandoned = new HashSet<>();
  private long passed;
  private long delivered;
  private long processed;
  private Optional<Delivery> failing = Optional.empty();
  private int attempts;
  private long failedAtNanos;
  private boolean closed;

  SimulatedSubscription(SimulatedBus bus, Topic topic, String group, long after) {
    this.bus = bus;
    this.topic = topic;
    this.group = group;
    this.passed = after;
    this.delivered = after;
    this.processed = after;
  }

  @Override
  public List<Delivery> poll(int deliveriesMax, Duration waitMax) throws InterruptedException {
    bus.faults().before("bus.poll");
    synchronized (bus) {
      List<Delivery> deliveries = collect(deliveriesMax);
      if (deliveries.isEmpty() && waitMax.isPositive()) {
        await(waitMax.toNanos(), deliveries, deliveriesMax);
      }
      return deliveries;
    }
  }

  private void await(long nanosMax, List<Delivery> deliveries, int deliveriesMax)
      throws InterruptedException {
    long from = bus.waits().nanos();
    long rest = nanosMax;
    while (deliveries.isEmpty() && !closed && rest > 0) {
      long backOff = backOffNanos();
      bus.waits()
          .await(
              bus,
              () -> closed || (backOff == 0 && passed < bus.head()),
              backOff == 0 ? rest : Math.min(rest, backOff));
      deliveries.addAll(collect(deliveriesMax));
      rest = nanosMax - (bus.waits().nanos() - from);
    }
  }

  private long backOffNanos() {
    if (failing.isEmpty()) {
      return 0;
    }
    long backOff = BACK_OFF_FIRST.toNanos() << (attempts - 1);
    return Math.max(0, failedAtNanos + backOff - bus.waits().nanos());
  }

  private List<Delivery> collect(int deliveriesMax) {
    List<Delivery> deliveries = new ArrayList<>();
    if (closed || backOffNanos() > 0) {
      return deliveries;
    }
    long head = bus.head();
    while (passed < head && deliveries.size() < deliveriesMax) {
      passed++;
      at(passed).stream().filter(each -> !abandoned.contains(each)).forEach(deliveries::add);
    }
    if (!deliveries.isEmpty()) {
      delivered = deliveries.getLast().position();
    }
    bus.notifyAll();
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
              || concernsEverybody(fact);
      case CLEARED -> concernsEverybody(fact);
    };
  }

  private static boolean concernsEverybody(Fact fact) {
    return fact instanceof Fact.SanctionImposed
        || fact instanceof Fact.SanctionLifted
        || fact instanceof Fact.DefinitionChanged;
  }

  @Override
  public void processed(long position) {
    bus.faults().before("bus.processed");
    synchronized (bus) {
      failing = failing.filter(delivery -> delivery.position() > position);
      abandoned.removeIf(delivery -> delivery.position() <= position);
      if (!bus.faults().loses("bus.processed")) {
        processed = position;
        bus.notifyAll();
      }
    }
  }

  @Override
  public void failed(Delivery delivery, String why) {
    synchronized (bus) {
      attempts = failing.filter(delivery::equals).isPresent() ? attempts + 1 : 1;
      failing = Optional.of(delivery);
      failedAtNanos = bus.waits().nanos();
      rewind(delivery.position() - 1);
      if (attempts == EventBus.ATTEMPTS_MAX) {
        failing = Optional.empty();
        abandoned.add(delivery);
        bus.abandoned(group, delivery, why);
      }
    }
  }

  void rewind(long position) {
    passed = Math.min(passed, position);
    delivered = Math.min(delivered, passed);
  }

  @Override
  public long passed() {
    synchronized (bus) {
      return passed;
    }
  }

  boolean doneThrough(long position) {
    return processed >= position || (passed >= position && processed >= delivered);
  }

  @Override
  public void close() {
    synchronized (bus) {
      closed = true;
      bus.unsubscribe(group, this);
    }
  }
}
