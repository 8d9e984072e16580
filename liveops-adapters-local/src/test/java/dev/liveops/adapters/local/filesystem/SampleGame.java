package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.Storage;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.domain.ranking.Window;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.game.GameDefinitions;
import dev.liveops.ports.progression.Advance;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.event.Judgements;
import dev.liveops.testkit.fairness.Screenings;
import dev.liveops.testkit.progression.Progress;
import dev.liveops.testkit.ranking.Rankings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small game that uses every table, played in rounds; and all that can be read of it. */
final class SampleGame {

  private static final int PLAYERS = 12;
  private static final int HISTORY_MAX = 1_000;

  private SampleGame() {}

  /** Plays a round: every part of the storage gets something new, and something changes. */
  static void play(Storage storage, int round) throws InterruptedException {
    long nowMillis = SettableClock.START.toEpochMilli();
    long first = storage.bus().head() + 1;
    for (int i = 0; i < PLAYERS; i++) {
      storage.bus().publish(List.of(event(round, i).accepted())).join();
    }
    GameEvent flagged = event(round, 1).event();
    GameEvent held = event(round, 2).event();
    long last = storage.bus().head();
    Screenings screenings =
        Screenings.through(last)
            .judge(
                Judgements.of(first, last)
                    .flagging(first + 1, flagged)
                    .quarantining(first + 2, held)
                    .fact())
            .count(100 * round)
            .hold(first + 2, held)
            .impose(Facts.sanction("ban-" + round, player(3), SanctionKind.BAN, nowMillis + round));
    for (int i = 0; i < PLAYERS; i++) {
      screenings.leave(Events.player(player(i)), round + i);
    }
    storage.activity().commit(screenings.pass());
    rankAndAdvance(storage, round);
    storage.ledger().grant(Progress.grant("receipt-" + round, player(round % 3), "sword"));
    storage
        .definitions()
        .change(
            new GameDefinitions.Version(
                Events.GAME, round, "game: demo # " + round, "ann", nowMillis, 0));
    storage.secrets().findOrKeep("secret-" + round, ("s" + round).getBytes(StandardCharsets.UTF_8));
    long end = storage.bus().head();
    storage.activity().commit(Screenings.through(end).pass());
    storage.standings().commit(Rankings.through(end).pass());
    storage.progress().commit(new Advance(end, Map.of()));
    record(storage);
  }

  private static void rankAndAdvance(Storage storage, int round) {
    Rankings rankings = Rankings.through(storage.bus().head());
    for (Window window : List.of(Rankings.DAY, Rankings.ALL)) {
      for (int i = 0; i < PLAYERS; i++) {
        rankings
            .in(window)
            .at(round)
            .add(Rankings.POINTS, player(i), round + 7L * i, i, Optional.of("run-" + round));
      }
    }
    storage.standings().commit(rankings.hide(player(3), "ban-" + round).pass());
    Map<PlayerKey, PlayerProgress> changed = new HashMap<>();
    for (int i = 0; i < PLAYERS; i++) {
      changed.put(Events.player(player(i)), Progress.after(round + i));
    }
    storage.progress().commit(new Advance(storage.bus().head(), changed));
  }

  private static void record(Storage storage) throws InterruptedException {
    long recorded = storage.trail().position();
    try (Subscription trail = storage.bus().subscribe(Topic.TRAIL, "trail", recorded)) {
      storage.trail().append(trail.poll(10_000, Duration.ZERO));
      storage.trail().flush();
    }
  }

  private static Events event(int round, int player) {
    return Events.by(player(player)).number(round).worth(10L * round);
  }

  private static String player(int number) {
    return "player-" + number;
  }

  /** Everything that can be read, by what it is called. */
  static Map<String, String> contents(Storage storage, int rounds) throws InterruptedException {
    Map<String, String> contents = new TreeMap<>();
    contents.put("head", "" + storage.bus().head());
    contents.put("journal", journal(storage));
    contents.put("populations", describe(storage));
    contents.put(
        "violations",
        "" + storage.activity().violations(Events.GAME, Optional.empty(), HISTORY_MAX));
    contents.put("held", storage.reviews().size() + " " + reviews(storage));
    contents.put(
        "sanctions", "" + storage.sanctions().list(Events.GAME, Optional.empty(), HISTORY_MAX));
    for (int i = 0; i < PLAYERS; i++) {
      var key = Events.player(player(i));
      storage
          .activity()
          .load(List.of(key))
          .forEach((of, state) -> contents.put("activity " + of, hex(state.encode())));
      storage
          .progress()
          .load(List.of(key))
          .forEach((of, state) -> contents.put("progress " + of, hex(state.encode())));
      contents.put("rewards " + i, "" + storage.ledger().of(key));
      contents.put("hidden " + i, "" + storage.standings().hidden(key));
      for (Window window : List.of(Rankings.DAY, Rankings.ALL)) {
        contents.put(
            "standing " + i + " " + window.id(),
            storage.standings().standing(Rankings.of(Rankings.POINTS, window), key.player())
                + " "
                + storage.ranks().find(Rankings.of(Rankings.POINTS, window), key.player()));
      }
    }
    contents.put("windows", "" + storage.ranks().windows(Events.GAME, "points"));
    contents.put("definitions", "" + storage.definitions().history(Events.GAME));
    for (int round = 1; round <= rounds; round++) {
      contents.put("receipt " + round, "" + storage.ledger().find("receipt-" + round));
      contents.put("key " + round, "" + admission(storage, event(round, 5)));
      contents.put("review " + round, "" + review(storage, event(round, 2).event().id()));
      contents.put("secret " + round, secret(storage, "secret-" + round));
    }
    return contents;
  }

  private static String describe(Storage storage) {
    Map<String, String> populations = new TreeMap<>();
    storage
        .activity()
        .populations()
        .forEach((key, value) -> populations.put("" + key, hex(value.encode())));
    return "" + populations;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Every fact that the journal still has. */
  private static String journal(Storage storage) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    try (Subscription facts = fromTheFirst(storage)) {
      for (Delivery each : facts.poll(HISTORY_MAX, Duration.ZERO)) {
        all.append(each).append('\n');
      }
    }
    return all.toString();
  }

  private static Subscription fromTheFirst(Storage storage) {
    for (long after = 0; after < storage.bus().head(); after++) {
      try {
        return storage.bus().subscribe(Topic.TRAIL, "reader", after);
      } catch (StorageFault forgotten) {
        continue;
      }
    }
    return storage.bus().subscribe(Topic.TRAIL, "reader", storage.bus().head());
  }

  private static String reviews(Storage storage) {
    return "" + storage.reviews().pending(Events.GAME, 0, HISTORY_MAX);
  }

  private static String review(Storage storage, EventId event) {
    return "" + storage.reviews().find(Events.GAME, event);
  }

  private static String secret(Storage storage, String name) {
    return storage.secrets().find(name).map(each -> new String(each, StandardCharsets.UTF_8)) + "";
  }

  private static Object admission(Storage storage, Events event) {
    return storage
        .idempotency()
        .begin(event.event().id(), event.accepted().bodyHash(), SettableClock.START.toEpochMilli());
  }
}
