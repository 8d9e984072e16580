package dev.liveops.apps.runtime.settings;

import dev.liveops.apps.runtime.logging.LogLevel;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every setting there is. The reference in {@code docs/settings.md} is written from this list. */
final class Catalog {
  private static final String PORT_EXPECTED = "a port, 0 (any free one) to 65535";
  private static final String SECRET_EXPECTED =
      Secret.LENGTH_MIN + " characters or more, without spaces at the ends";

  static final Setting<Cloud> CLOUD =
      plain(
          "CLOUD",
          "local",
          "local",
          "Where state and messages live: `local` is the data directory.",
          Parsers.oneOf(Cloud.class));

  static final Setting<Environment> ENV =
      plain(
          "ENV",
          "development, staging or production",
          "development",
          "In `development` missing secrets are made and kept in the data directory; elsewhere they"
              + " must be given.",
          Parsers.oneOf(Environment.class));

  static final Setting<Optional<Secret>> HMAC_SECRET =
      secret(
          "HMAC_SECRET",
          SECRET_EXPECTED,
          "The key `default`, with which clients of `GAME_ID` sign; required outside"
              + " `development`.",
          Parsers.optional(Parsers::secret));

  static final Setting<Optional<List<SigningKey>>> HMAC_KEYS =
      secret(
          "HMAC_KEYS",
          "keyId:game:secret, several separated by commas, each secret " + SECRET_EXPECTED,
          "More signing keys. Several of the same id are all valid: that is how a key is rotated.",
          Parsers.optional(Parsers::keys));

  static final Setting<Optional<Secret>> ADMIN_TOKEN =
      secret(
          "ADMIN_TOKEN",
          SECRET_EXPECTED,
          "The bearer token of admin routes; outside `development` they are closed without it.",
          Parsers.optional(Parsers::secret));

  static final Setting<Boolean> SIGNED_READS =
      plain(
          "SIGNED_READS",
          "true or false",
          "false",
          "Whether reads must be signed as writes are.",
          Parsers::truth);

  static final Setting<Optional<GameId>> GAME_ID =
      plain(
          "GAME_ID",
          GameId.EXPECTED,
          "",
          "The game that requests without `X-Game-Id` mean; without it, the one that the definition"
              + " names.",
          Parsers.optional(Parsers::game));

  static final Setting<Optional<Path>> GAME_DEFINITION =
      plain(
          "GAME_DEFINITION",
          "the path of a YAML file",
          "",
          "The game's definition; without it the built-in one is played.",
          Parsers.optional(Parsers::path));

  static final Setting<Optional<String>> BIND =
      plain(
          "BIND",
          "a host name or an address",
          "",
          "The address to listen on; `127.0.0.1` in `development`, else `0.0.0.0`.",
          Parsers.optional(Parsers::host));

  static final Setting<Optional<Integer>> PORT =
      plain(
          "PORT",
          PORT_EXPECTED,
          "",
          "The gateway's port where `GATEWAY_PORT` is not given.",
          Parsers.optional(Parsers.integer(0, 65_535)));

  static final Setting<Integer> GATEWAY_PORT = port("GATEWAY_PORT", 8080, "the gateway");
  static final Setting<Integer> FAIRNESS_PORT = port("FAIRNESS_PORT", 8081, "fairness");
  static final Setting<Integer> LEADERBOARD_PORT =
      port("LEADERBOARD_PORT", 8082, "the leaderboard");
  static final Setting<Integer> PROGRESSION_PORT = port("PROGRESSION_PORT", 8083, "progression");
  static final Setting<Integer> WEB_PORT = port("WEB_PORT", 3000, "the page for operators");
  static final Setting<Integer> METRICS_PORT =
      port("METRICS_PORT", 9090, "the metrics of the whole process");

  static final Setting<Path> LIVEOPS_DATA =
      plain(
          "LIVEOPS_DATA",
          "the path of a directory",
          "./data",
          "Where everything is kept: journal, state, audit trail, made secrets.",
          Parsers::path);

  static final Setting<BusKind> BUS_KIND =
      plain(
          "BUS_KIND",
          "journal or inmem",
          "journal",
          "What carries the events: the durable journal, or memory, which forgets.",
          Parsers.oneOf(BusKind.class));

  static final Setting<LogLevel> LOG_LEVEL =
      plain(
          "LOG_LEVEL",
          "debug, info, warn or error",
          "info",
          "What is logged; `debug` includes every request.",
          LogLevel::labelled);

  static final Setting<Boolean> METRICS_ENABLED =
      plain(
          "METRICS_ENABLED",
          "true or false",
          "true",
          "Whether anything is measured and `/metrics` answers.",
          Parsers::truth);

  static final Setting<Optional<Set<WindowKind>>> LB_WINDOWS =
      plain(
          "LB_WINDOWS",
          "daily, weekly, monthly, seasonal, all_time, or some of them separated by commas",
          "",
          "The windows that boards keep standings for, of those that the game's definition gives"
              + " them; without it, all of those.",
          Parsers.optional(Parsers::windows));

  static final Setting<Integer> LB_TOPN =
      plain(
          "LB_TOPN",
          "1 to 1000",
          "100",
          "How many ranks a request gets that does not say.",
          Parsers.integer(1, 1000));

  static final Setting<Optional<Double>> ANOMALY_Z =
      plain(
          "ANOMALY_Z",
          "a number greater than 0",
          "",
          "How far from the median a value is suspicious (robust z-score), in place of what the"
              + " game's definition says (3.5 in the built-in game).",
          Parsers.optional(Parsers::positive));

  static final Setting<Optional<Duration>> BLOCK_SEC =
      plain(
          "BLOCK_SEC",
          "a duration such as 60, 60s or 5m",
          "",
          "How long a player is blocked for flooding, in place of what the game's definition says"
              + " (60 s in the built-in game).",
          Parsers.optional(Parsers::duration));

  static final Setting<Integer> RATE_LIMIT_MAX =
      plain(
          "RATE_LIMIT_MAX",
          "1 to 1000000",
          "50",
          "Events a player may send per second.",
          Parsers.integer(1, 1_000_000));

  static final Setting<Integer> KEY_RATE_LIMIT_MAX =
      plain(
          "KEY_RATE_LIMIT_MAX",
          "0 (no limit) to 1000000",
          "0",
          "Requests a signing key may make per second; 0 is no limit.",
          Parsers.integer(0, 1_000_000));

  static final Setting<Duration> IDEMP_TTL =
      plain(
          "IDEMP_TTL",
          "a duration such as 300, 300s or 5m",
          "300s",
          "How long an `Idempotency-Key` is remembered.",
          Parsers::duration);

  /** In the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          CLOUD,
          ENV,
          LIVEOPS_DATA,
          BUS_KIND,
          HMAC_SECRET,
          HMAC_KEYS,
          ADMIN_TOKEN,
          SIGNED_READS,
          GAME_ID,
          GAME_DEFINITION,
          BIND,
          PORT,
          GATEWAY_PORT,
          FAIRNESS_PORT,
          LEADERBOARD_PORT,
          PROGRESSION_PORT,
          WEB_PORT,
          METRICS_PORT,
          LOG_LEVEL,
          METRICS_ENABLED,
          LB_WINDOWS,
          LB_TOPN,
          ANOMALY_Z,
          BLOCK_SEC,
          RATE_LIMIT_MAX,
          KEY_RATE_LIMIT_MAX,
          IDEMP_TTL);

  private Catalog() {}

  private static Setting<Integer> port(String name, int fallback, String what) {
    return plain(
        name,
        PORT_EXPECTED,
        Integer.toString(fallback),
        "The port of " + what + ".",
        Parsers.integer(0, 65_535));
  }

  private static <T> Setting<T> plain(
      String name,
      String expected,
      String fallback,
      String meaning,
      Function<String, Optional<T>> parser) {
    return new Setting<>(name, expected, fallback, false, meaning, parser);
  }

  private static <T> Setting<T> secret(
      String name, String expected, String meaning, Function<String, Optional<T>> parser) {
    return new Setting<>(name, expected, "", true, meaning, parser);
  }
}
