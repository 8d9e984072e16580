package dev.liveops.usecases.simulation;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.signing.KeyRing;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameDefinitionReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is played: a game, and the versions of it that come into effect. */
final class Game {

  static final GameId ID = new GameId("default");
  static final List<PlayerKey> PLAYERS =
      Stream.of("ada", "bob", "cyd", "dan", "eve")
          .map(name -> new PlayerKey(ID, new PlayerId(name)))
          .toList();

  /** Items that can be claimed. */
  static final List<String> ITEMS = List.of("legendary_sword", "trophy:dragon", "trophy:troll");

  /** Small, because it is read often; with something of everything that folds depend on. */
  private static final String DOCUMENT =
      """
      game: default
      event_types:
        - name: progression
          fields: [{name: delta_xp, type: integer}, {name: score, type: integer}]
          points: {field: delta_xp}
        - name: boss_kill
          fields:
            - {name: boss_id, type: text, required: true}
            - {name: tier, type: integer}
            - {name: points, type: integer}
          points: {field: points}
      rules:
        - {name: flood, kind: flood, count_max: 10, per: 1s, block: 60s, verdict: quarantine}
        - {name: xp, kind: bound, event: progression, field: delta_xp, min: 0, max: 1000, verdict: quarantine}
        - {name: points, kind: bound, event: boss_kill, field: points, min: 0, max: 10000, verdict: reject}
        - {name: outlier, kind: outlier, score_max: 3.5, population_min: 10, verdict: flag}
      boards:
        - {name: points, operator: sum, values: points}
        - {name: score, operator: best, values: [{event: progression, field: score}]}
      seasons: quarters
      levels: {xp_per_level: 1000}
      rewards:
        - {id: boss_kill, condition: {event: boss_kill}, per_field: boss_id, scope: season, item: "trophy:{boss_id}"}
        - {id: legendary_sword, condition: {event: boss_kill, where: [{field: tier, min: 5}]}, scope: ever, item: legendary_sword}
      """;

  static final List<String> DOCUMENTS =
      List.of(
          DOCUMENT,
          changed("max: 1000,", "max: 300,"),
          changed("xp_per_level: 1000", "xp_per_level: 700"),
          changed("count_max: 10,", "count_max: 3,"),
          changed("points: {field: delta_xp}", "points: {field: delta_xp, times: 2}"));

  private static final byte[] SECRET =
      "a secret of thirty-two bytes, or more".getBytes(StandardCharsets.UTF_8);

  static final SigningKey KEY = new SigningKey("default", ID, SECRET);
  static final KeyRing KEYS = new KeyRing(List.of(KEY));
  static final ReceiptIssuer ISSUER =
      new ReceiptIssuer(SECRET, ReceiptKey.fromSeed(new byte[ReceiptKey.SEED_BYTES]));

  private static final Map<String, ActiveGame> READY = new ConcurrentHashMap<>();

  private Game() {}

  private static String changed(String from, String to) {
    String document = DOCUMENT.replace(from, to);
    if (document.equals(DOCUMENT)) {
      throw new IllegalStateException("the game has no " + from);
    }
    return document;
  }

  /** A version of the game, ready to be asked. */
  static ActiveGame ready(String document, int version) {
    return READY.computeIfAbsent(
        version + ":" + document,
        key ->
            switch (GameDefinitionReader.read(document)) {
              case GameDefinitionReader.Read read ->
                  ActiveGame.of(read.definition().withVersion(version));
              case GameDefinitionReader.Faulty faulty ->
                  throw new IllegalStateException(faulty.faults().toString());
            });
  }
}
