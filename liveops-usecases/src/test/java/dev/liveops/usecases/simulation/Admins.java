package dev.liveops.usecases.simulation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.WriteConflict;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.testkit.simulation.SimulatedInstallation;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.fairness.SanctionOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Those who review, sanction and change the game, and the clerks who tidy up. */
final class Admins {

  private final Chance chance;
  private final Trace trace;
  private final Weather weather;
  private final Told told;
  private final SimulatedInstallation sound;
  private final Supplier<RunningProcess> process;

  Admins(
      Chance chance,
      Trace trace,
      Weather weather,
      Told told,
      SimulatedInstallation sound,
      Supplier<RunningProcess> process) {
    this.chance = chance;
    this.trace = trace;
    this.weather = weather;
    this.told = told;
    this.sound = sound;
    this.process = process;
  }

  /** One of them does something. */
  void act() {
    try {
      switch (chance.below(7)) {
        case 0, 1 -> review();
        case 2 -> impose();
        case 3 -> lift();
        case 4 -> trace.add("expired " + process.get().expire.pump(10));
        case 5 -> define();
        case 6 -> trace.add("denials " + process.get().denials.pump());
        default -> throw new IllegalStateException("seven things to do");
      }
    } catch (PortUnavailable | WriteConflict e) {
      assertFalse(weather.isCalm(), "a fault has a reason");
      trace.add("an admin cannot now");
    }
  }

  private void review() {
    List<HeldEvent> held = sound.fairness().pending(Game.ID, 0, 100);
    if (held.isEmpty()) {
      return;
    }
    HeldEvent event = chance.of(held);
    boolean release = chance.oneIn(2);
    ReviewEvents review = process.get().review;
    ReviewEvents.Outcome outcome =
        release
            ? review.release(Game.ID, event.event().id(), "ann", "looked at it")
            : review.reject(Game.ID, event.event().id(), "ann", "looked at it");
    trace.add("review " + event.event().id() + " -> " + outcome);
    if (outcome instanceof ReviewEvents.Outcome.Decided) {
      told.done(newest(Fact.EventReviewed.class));
    }
  }

  private void impose() {
    SanctionOrder order =
        new SanctionOrder(
            chance.of(Game.PLAYERS).player().value(),
            chance.of(List.of("block", "shadow", "hide", "ban")),
            "because",
            "ann",
            OptionalLong.of(1_000L + chance.below(30_000)),
            OptionalLong.empty());
    ImposeSanction.Outcome outcome = process.get().impose.impose(Game.ID, order);
    trace.add("impose -> " + outcome);
    if (outcome instanceof ImposeSanction.Outcome.Imposed imposed) {
      told.done(new Fact.SanctionImposed(imposed.sanction(), imposed.sanction().fromMillis()));
    }
  }

  private void lift() {
    List<Sanction> sanctions = sound.fairness().list(Game.ID, Optional.empty(), 100);
    if (!sanctions.isEmpty()) {
      LiftSanction.Outcome outcome =
          process.get().lift.lift(Game.ID, chance.of(sanctions).id(), "ann", "mercy");
      trace.add("lift -> " + outcome);
      if (outcome instanceof LiftSanction.Outcome.Lifted) {
        told.done(newest(Fact.SanctionLifted.class));
      }
    }
  }

  /** Another version of the game comes into effect. */
  void define() {
    trace.add("define -> " + process.get().load.load(chance.of(Game.DOCUMENTS), "ann"));
  }

  private <F extends Fact> F newest(Class<F> kind) {
    return sound.bus().facts(kind).getLast();
  }
}
