package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What clients were told, and what therefore has to be on the record. */
final class Told {

  private final SimulatedBus bus;
  private final Map<String, Long> acceptances = new TreeMap<>();
  private final Map<String, Fact.RewardClaimed> receipts = new TreeMap<>();
  private final List<Fact> acts = new ArrayList<>();

  Told(SimulatedBus bus) {
    this.bus = bus;
  }

  /** The acceptances of an event, oldest first. */
  static List<Fact.EventAccepted> of(List<Fact> log, EventId id) {
    return log.stream()
        .filter(Fact.EventAccepted.class::isInstance)
        .map(Fact.EventAccepted.class::cast)
        .filter(accepted -> accepted.event().id().equals(id))
        .toList();
  }

  /** Somebody was told that an event is accepted: it is there, and was not there before. */
  void accepted(EventId id, long bodyHash, int acceptancesBefore, long nowMillis) {
    List<Fact.EventAccepted> all = of(bus.facts(), id);
    assertEquals(acceptancesBefore + 1, all.size(), () -> "202 is one event, of " + id);
    assertEquals(bodyHash, all.getLast().bodyHash(), "202 is for this body");
    acceptances.merge(id.toString(), 1L, Long::sum);
  }

  /** Somebody was told that an event was accepted before. */
  void duplicate(EventId id, long bodyHash) {
    List<Fact.EventAccepted> all = of(bus.facts(), id);
    assertTrue(!all.isEmpty(), () -> "208 is for something that is there, not " + id);
    assertEquals(bodyHash, all.getLast().bodyHash(), "208 is for the same body");
  }

  /** Somebody was given a receipt. */
  void granted(Fact.RewardClaimed grant) {
    Fact.RewardClaimed first = receipts.putIfAbsent(grant.receipt().receiptId(), grant);
    assertEquals(first == null ? grant : first, grant, "one receipt, however often it is claimed");
    assertEquals(
        List.of(grant),
        bus.facts(Fact.RewardClaimed.class).stream()
            .filter(each -> each.receipt().receiptId().equals(grant.receipt().receiptId()))
            .toList(),
        "a receipt is one grant");
    assertTrue(
        Game.ISSUER.signed(
            grant.receipt().receiptId(),
            grant.receipt().player().value(),
            grant.receipt().item(),
            Math.floorDiv(grant.receipt().issuedAtMillis(), 1_000),
            grant.receipt().signature()),
        "a receipt verifies");
  }

  /** Somebody was told that an act is durable; {@code fact} is how the record has it. */
  void done(Fact fact) {
    acts.add(fact);
  }

  /** Fails unless everything that anybody was told is on the record as often as it should be. */
  void check() {
    List<Fact> log = bus.facts();
    Map<String, Long> last = new TreeMap<>();
    Map<String, Long> count = new TreeMap<>();
    for (Fact fact : log) {
      if (fact instanceof Fact.EventAccepted accepted) {
        String id = accepted.event().id().toString();
        count.merge(id, 1L, Long::sum);
        Long before = last.put(id, accepted.atMillis());
        assertTrue(
            before == null
                || (accepted.keyed()
                    && accepted.atMillis() - before > SimulatedKeys.TTL.toMillis()),
            () -> id + " is accepted twice within the life of its key");
      }
    }
    acceptances.forEach(
        (id, times) ->
            assertTrue(count.getOrDefault(id, 0L) >= times, () -> "lost after 202: " + id));
    List<Fact> rest = new ArrayList<>(log);
    acts.forEach(act -> assertTrue(rest.remove(act), () -> "lost after it was done: " + act));
    List<String> granted =
        bus.facts(Fact.RewardClaimed.class).stream().map(g -> g.receipt().receiptId()).toList();
    assertEquals(granted.stream().distinct().toList(), granted, "no grant is there twice");
  }
}
