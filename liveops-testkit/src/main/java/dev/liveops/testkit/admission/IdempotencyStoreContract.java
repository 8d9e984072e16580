package dev.liveops.testkit.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.liveops.domain.admission.Admission;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link IdempotencyStore}. */
public abstract class IdempotencyStoreContract
    extends PortContract<IdempotencyStoreContract.Ports> {

  /** How long the adapter is to remember a key. */
  public static final Duration TTL = Duration.ofMinutes(5);

  private static final Admission FRESH = new Admission.Fresh();

  /** The store, and the bus on which an event becomes durable. */
  public record Ports(IdempotencyStore keys, EventBus bus) {}

  private static Fact.EventAccepted accepted(int number) {
    return Events.by("ada").number(number).accepted();
  }

  private Admission begin(Fact.EventAccepted accepted) {
    return ports().keys().begin(accepted.event().id(), accepted.bodyHash(), clock.millis());
  }

  /** What a gateway does with a request that is fresh. */
  private void accept(Fact.EventAccepted accepted) {
    assertEquals(FRESH, begin(accepted));
    ports().bus().publish(List.of(accepted)).join();
    ports().keys().complete(accepted.event().id(), clock.millis());
  }

  private static Admission duplicate(Fact.EventAccepted accepted) {
    return new Admission.Duplicate(accepted.event().id());
  }

  @Test
  void aKeyIsFreshTheFirstTimeAndInFlightUntilItIsCompleted() {
    assertEquals(FRESH, begin(accepted(1)));
    assertEquals(new Admission.InFlight(), begin(accepted(1)));
    assertEquals(FRESH, begin(accepted(2)), "another key");
  }

  @Test
  void aCompletedKeyIsADuplicateOfItsEvent() {
    accept(accepted(1));
    assertEquals(duplicate(accepted(1)), begin(accepted(1)));
    assertEquals(duplicate(accepted(1)), begin(accepted(1)), "however often");
  }

  @Test
  void anAbandonedKeyIsFreeAgain() {
    begin(accepted(1));
    ports().keys().abandon(accepted(1).event().id());
    assertEquals(FRESH, begin(accepted(1)));
  }

  @Test
  void aKeyThatWasUsedForAnotherBodyIsNotADuplicate() {
    EventId id = accepted(1).event().id();
    begin(accepted(1));
    assertNotEquals(FRESH, ports().keys().begin(id, -1, clock.millis()), "in flight");
    ports().keys().complete(id, clock.millis());
    assertEquals(new Admission.OtherBody(), ports().keys().begin(id, -1, clock.millis()));
    assertEquals(duplicate(accepted(1)), begin(accepted(1)), "the first body still counts");
  }

  @Test
  void aKeyIsNeverForgottenBeforeItsTimeAndIsForgottenSomeTimeAfterIt() {
    accept(accepted(1));
    clock.advance(TTL);
    assertEquals(duplicate(accepted(1)), begin(accepted(1)));
    clock.advance(TTL);
    assertEquals(FRESH, begin(accepted(1)));
  }

  @Test
  void ofManySimultaneousCallersExactlyOneIsFresh() {
    for (int round = 0; round < 50; round++) {
      Fact.EventAccepted accepted = accepted(round);
      List<Admission> admissions = Race.of(16, racer -> begin(accepted));
      assertEquals(1, admissions.stream().filter(FRESH::equals).count());
      assertEquals(15, admissions.stream().filter(new Admission.InFlight()::equals).count());
    }
  }

  @Test
  void ofManyCallersWhoRetryExactlyOneCompletes() {
    for (int round = 0; round < 20; round++) {
      Fact.EventAccepted accepted = accepted(round);
      List<Boolean> completed = Race.of(8, racer -> completes(accepted));
      assertEquals(1, completed.stream().filter(Boolean::booleanValue).count());
    }
  }

  /** Tries until somebody completes it, and abandons it twice before; tells whether it was us. */
  private boolean completes(Fact.EventAccepted accepted) {
    for (int attempt = 1; ; ) {
      Admission admission = begin(accepted);
      if (admission.equals(duplicate(accepted))) {
        return false;
      }
      if (admission.equals(FRESH)) {
        if (attempt == 3) {
          ports().keys().complete(accepted.event().id(), clock.millis());
          return true;
        }
        ports().keys().abandon(accepted.event().id());
        attempt++;
      } else {
        assertEquals(new Admission.InFlight(), admission);
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aCompletedKeyOutlivesClosingAndCrashing() {
    accept(accepted(1));
    crash();
    assertEquals(kept(duplicate(accepted(1)), FRESH), begin(accepted(1)));
    accept(accepted(2));
    reopen();
    assertEquals(kept(duplicate(accepted(1)), FRESH), begin(accepted(1)));
    assertEquals(kept(duplicate(accepted(2)), FRESH), begin(accepted(2)));
    accept(accepted(3));
    crash();
    for (int number = 1; number <= 3; number++) {
      assertEquals(kept(duplicate(accepted(number)), FRESH), begin(accepted(number)));
    }
  }

  @Test
  void aRestartForgetsNoKeyBeforeItsTimeAndKeepsNoneForever() {
    accept(accepted(1));
    reopen();
    clock.advance(TTL);
    crash();
    assertEquals(kept(duplicate(accepted(1)), FRESH), begin(accepted(1)));
    clock.advance(TTL);
    reopen();
    assertEquals(FRESH, begin(accepted(1)));
  }

  @Test
  void theBodyThatAKeyWasUsedForOutlivesARestart() {
    accept(accepted(1));
    reopen();
    EventId id = accepted(1).event().id();
    assertEquals(
        kept(new Admission.OtherBody(), FRESH), ports().keys().begin(id, -1, clock.millis()));
  }

  @Test
  void aKeyWhoseEventIsDurableIsADuplicateAfterACrashEvenIfNobodyCompletedIt() {
    begin(accepted(1));
    ports().bus().publish(List.of(accepted(1))).join();
    crash();
    assertEquals(kept(duplicate(accepted(1)), FRESH), begin(accepted(1)));
  }

  @Test
  void aKeyWhoseEventNeverBecameDurableIsFreeAfterARestart() {
    begin(accepted(1));
    crash();
    assertEquals(FRESH, begin(accepted(1)));
  }
}
