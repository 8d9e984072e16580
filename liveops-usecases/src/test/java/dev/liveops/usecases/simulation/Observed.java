package dev.liveops.usecases.simulation;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.ranking.BoardWindow;
import dev.liveops.testkit.simulation.SimulatedFairness;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the stores have come to, as their readers see it. */
final class Observed {

  private static final List<String> BOARDS = List.of("points", "score");

  private final Ports ports;

  Observed(Ports ports) {
    this.ports = ports;
  }

  String fairness() {
    HexFormat hex = HexFormat.of();
    SimulatedFairness fairness = ports.sound().fairness();
    Map<String, String> lines = new TreeMap<>();
    fairness
        .load(Game.PLAYERS)
        .forEach((player, each) -> lines.put("a " + player, hex.formatHex(each.encode())));
    fairness
        .populations()
        .forEach((type, each) -> lines.put("p " + type, hex.formatHex(each.encode())));
    for (Sanction sanction : fairness.list(Game.ID, Optional.empty(), Integer.MAX_VALUE)) {
      lines.put("s " + sanction.id(), sanction.toString());
    }
    for (HeldEvent held : fairness.pending(Game.ID, 0, Integer.MAX_VALUE)) {
      lines.put("h " + held.event().id(), held.event().toString());
    }
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }

  String standings() {
    Map<String, String> lines = new TreeMap<>();
    for (String board : BOARDS) {
      for (BoardWindow window : ports.sound().standings().windows(Game.ID, board)) {
        ports
            .standings()
            .forEach(window, (player, each) -> lines.put(window + " " + player, each.toString()));
      }
    }
    List<String> hidden =
        Game.PLAYERS.stream()
            .filter(ports.standings()::hidden)
            .map(PlayerKey::player)
            .map(Object::toString)
            .toList();
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList())
        + "\nhidden "
        + hidden;
  }

  String progress() {
    Map<String, String> lines = new TreeMap<>();
    ports
        .sound()
        .progress()
        .forEach(
            (player, each) ->
                lines.put(player.toString(), HexFormat.of().formatHex(each.encode())));
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }
}
