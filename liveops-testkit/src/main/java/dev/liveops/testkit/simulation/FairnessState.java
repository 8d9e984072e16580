package dev.liveops.testkit.simulation;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import dev.liveops.ports.fairness.Screening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a pass of screening changes, as bytes where a database would keep bytes. */
final class FairnessState implements SimulatedStore.State<FairnessState> {

  long position;
  final Map<PlayerKey, byte[]> activities = new HashMap<>();
  final Map<PopulationKey, byte[]> populations = new HashMap<>();
  final Map<String, Sanction> sanctions = new TreeMap<>();
  final Map<String, HeldEvent> held = new TreeMap<>();
  final List<Fact.Remarkable> remarkable = new ArrayList<>();

  @Override
  public FairnessState copy() {
    FairnessState copy = new FairnessState();
    copy.position = position;
    copy.activities.putAll(activities);
    copy.populations.putAll(populations);
    copy.sanctions.putAll(sanctions);
    copy.held.putAll(held);
    copy.remarkable.addAll(remarkable);
    return copy;
  }

  static String key(GameId game, Object id) {
    return game + "/" + id;
  }

  void apply(Screening screening) {
    screening.activities().forEach((key, activity) -> activities.put(key, activity.encode()));
    screening.populations().forEach((key, population) -> populations.put(key, population.encode()));
    for (Sanction sanction : screening.imposed()) {
      sanctions.put(key(sanction.game(), sanction.id()), sanction);
    }
    for (Screening.LiftedSanction lifted : screening.lifted()) {
      sanctions.remove(key(lifted.game(), lifted.sanctionId()));
    }
    for (HeldEvent event : screening.held()) {
      held.put(key(event.event().game(), event.event().id()), event);
    }
    for (Screening.DecidedEvent decided : screening.decided()) {
      held.remove(key(decided.game(), decided.event()));
    }
    screening.judged().ifPresent(judged -> remarkable.addAll(judged.remarkable()));
    position = screening.through();
  }

  String fingerprint() {
    Map<String, String> lines = new TreeMap<>();
    HexFormat hex = HexFormat.of();
    activities.forEach((key, bytes) -> lines.put("a " + key, hex.formatHex(bytes)));
    populations.forEach((key, bytes) -> lines.put("p " + key, hex.formatHex(bytes)));
    sanctions.forEach((key, sanction) -> lines.put("s " + key, sanction.toString()));
    held.forEach((key, event) -> lines.put("h " + key, event.toString()));
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }
}
