package dev.liveops.apps.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.apps.runtime.logging.LogLevel;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OTHER_SECRET = "fedcba9876543210fedcba9876543210";

  private static List<String> faultsOf(Map<String, String> environment) {
    return assertThrows(SettingsException.class, () -> Settings.read(environment)).faults();
  }

  @Test
  void nothingSetIsALaptopWithTheDefaultGame() {
    Settings settings = Settings.read(Map.of());
    assertEquals(Cloud.LOCAL, settings.cloud());
    assertEquals(Environment.DEVELOPMENT, settings.environment());
    assertEquals(new Settings.Storage(Path.of("./data"), BusKind.JOURNAL), settings.storage());
    assertEquals(
        new Settings.Security(Optional.empty(), List.of(), Optional.empty(), false),
        settings.security());
    assertEquals(new Settings.Game(Optional.empty(), Optional.empty()), settings.game());
    assertEquals("127.0.0.1", settings.network().bind());
    assertEquals(8080, settings.network().port(ServiceName.GATEWAY));
    assertEquals(8081, settings.network().port(ServiceName.FAIRNESS));
    assertEquals(8082, settings.network().port(ServiceName.LEADERBOARD));
    assertEquals(8083, settings.network().port(ServiceName.PROGRESSION));
    assertEquals(3000, settings.network().port(ServiceName.WEB));
    assertEquals(9090, settings.network().port(ServiceName.METRICS));
    assertEquals(LogLevel.INFO, settings.logLevel());
    assertTrue(settings.metricsEnabled());
    assertEquals(new Settings.Boards(Optional.empty(), 100), settings.boards());
    assertEquals(new Settings.Fairness(Optional.empty(), Optional.empty()), settings.fairness());
    assertEquals(new Settings.Limits(50, 0, Duration.ofSeconds(300)), settings.limits());
  }

  @Test
  void everySettingIsRead() {
    Map<String, String> environment = new HashMap<>();
    environment.put("CLOUD", "local");
    environment.put("ENV", "production");
    environment.put("LIVEOPS_DATA", "/var/lib/liveops");
    environment.put("BUS_KIND", "inmem");
    environment.put("HMAC_SECRET", SECRET);
    environment.put("HMAC_KEYS", "k1:chess:" + SECRET + ", k1:chess:" + OTHER_SECRET);
    environment.put("ADMIN_TOKEN", OTHER_SECRET);
    environment.put("SIGNED_READS", "true");
    environment.put("GAME_ID", "chess");
    environment.put("GAME_DEFINITION", "chess.yaml");
    environment.put("BIND", "10.0.0.1");
    environment.put("PORT", "1");
    environment.put("GATEWAY_PORT", "2");
    environment.put("FAIRNESS_PORT", "3");
    environment.put("LEADERBOARD_PORT", "4");
    environment.put("PROGRESSION_PORT", "5");
    environment.put("WEB_PORT", "6");
    environment.put("METRICS_PORT", "7");
    environment.put("LOG_LEVEL", "debug");
    environment.put("METRICS_ENABLED", "false");
    environment.put("LB_WINDOWS", "daily, all_time");
    environment.put("LB_TOPN", "10");
    environment.put("ANOMALY_Z", "4.25");
    environment.put("BLOCK_SEC", "5m");
    environment.put("RATE_LIMIT_MAX", "7");
    environment.put("KEY_RATE_LIMIT_MAX", "8");
    environment.put("IDEMP_TTL", "90s");
    assertEquals(
        Catalog.ALL.stream().map(Setting::name).collect(java.util.stream.Collectors.toSet()),
        environment.keySet(),
        "this test names every setting");

    Settings settings = Settings.read(environment);
    assertEquals(Environment.PRODUCTION, settings.environment());
    assertEquals(
        new Settings.Storage(Path.of("/var/lib/liveops"), BusKind.INMEM), settings.storage());
    assertEquals(
        new Settings.Security(
            Optional.of(new Secret(SECRET)),
            List.of(
                new SigningKey("k1", new GameId("chess"), new Secret(SECRET)),
                new SigningKey("k1", new GameId("chess"), new Secret(OTHER_SECRET))),
            Optional.of(new Secret(OTHER_SECRET)),
            true),
        settings.security());
    assertEquals(
        new Settings.Game(Optional.of(new GameId("chess")), Optional.of(Path.of("chess.yaml"))),
        settings.game());
    assertEquals("10.0.0.1", settings.network().bind());
    assertEquals(2, settings.network().port(ServiceName.GATEWAY));
    assertEquals(3, settings.network().port(ServiceName.FAIRNESS));
    assertEquals(4, settings.network().port(ServiceName.LEADERBOARD));
    assertEquals(5, settings.network().port(ServiceName.PROGRESSION));
    assertEquals(6, settings.network().port(ServiceName.WEB));
    assertEquals(7, settings.network().port(ServiceName.METRICS));
    assertEquals(LogLevel.DEBUG, settings.logLevel());
    assertFalse(settings.metricsEnabled());
    assertEquals(
        new Settings.Boards(Optional.of(Set.of(WindowKind.DAILY, WindowKind.ALL_TIME)), 10),
        settings.boards());
    assertEquals(
        new Settings.Fairness(Optional.of(4.25), Optional.of(Duration.ofMinutes(5))),
        settings.fairness());
    assertEquals(new Settings.Limits(7, 8, Duration.ofSeconds(90)), settings.limits());
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    List<String> faults =
        faultsOf(
            Map.of(
                "GATEWAY_PORT", "http",
                "LB_TOPN", "0",
                "ENV", "prod",
                "IDEMP_TTL", "soon",
                "LB_WINDOWS", "hourly"));
    assertEquals(5, faults.size(), faults::toString);
    assertTrue(
        faults.contains("GATEWAY_PORT: expected a port, 0 (any free one) to 65535, got \"http\""),
        faults::toString);
  }

  @Test
  void aSecretIsNeverShown() {
    SettingsException wrong =
        assertThrows(
            SettingsException.class,
            () -> Settings.read(Map.of("HMAC_SECRET", "hunter2", "HMAC_KEYS", "a:b:hunter3")));
    assertFalse(wrong.getMessage().contains("hunter"), wrong.getMessage());
    assertEquals(2, wrong.faults().size());
    assertFalse(Settings.read(Map.of("HMAC_SECRET", SECRET)).toString().contains(SECRET));
  }

  @ParameterizedTest
  @CsvSource({"production", "staging"})
  void outsideDevelopmentASecretMustBeGiven(String env) {
    List<String> faults = faultsOf(Map.of("ENV", env));
    assertEquals(1, faults.size(), faults::toString);
    assertTrue(faults.getFirst().startsWith("HMAC_SECRET: expected 32 characters or more"));
  }

  @Test
  void outsideDevelopmentEveryAddressIsListenedOn() {
    Settings settings = Settings.read(Map.of("ENV", "production", "HMAC_SECRET", SECRET));
    assertEquals("0.0.0.0", settings.network().bind());
  }

  @Test
  void portIsTheGatewaysWhereItsOwnIsNotSet() {
    assertEquals(5000, Settings.read(Map.of("PORT", "5000")).network().port(ServiceName.GATEWAY));
    assertEquals(
        5001,
        Settings.read(Map.of("PORT", "5000", "GATEWAY_PORT", "5001"))
            .network()
            .port(ServiceName.GATEWAY));
  }

  @Test
  void twoServicesCannotShareAPortUnlessItIsAnyPort() {
    assertEquals(
        List.of("WEB_PORT: expected a port of its own, got 8080, which is GATEWAY_PORT"),
        faultsOf(Map.of("WEB_PORT", "8080")));
    Settings.read(Map.of("WEB_PORT", "0", "METRICS_PORT", "0"));
  }

  @Test
  void aMisspeltSettingOfOursIsAFault() {
    assertEquals(
        List.of("LIVEOPS_DATE: there is no such setting"),
        faultsOf(Map.of("LIVEOPS_DATE", "x", "UNRELATED", "y")));
  }

  @Test
  void aBlankSettingIsNotSet() {
    assertEquals(Settings.read(Map.of()), Settings.read(Map.of("GATEWAY_PORT", " ", "ENV", "")));
  }

  @Test
  void whatIsShownOfABadValueIsShortAndPrintable() {
    String fault = faultsOf(Map.of("LOG_LEVEL", "\u001b[31m" + "x".repeat(100))).getFirst();
    assertTrue(fault.endsWith("got \"?[31m" + "x".repeat(35) + "...\""), fault);
  }

  @ParameterizedTest
  @CsvSource({"300,300000", "300s,300000", "5m,300000", "1h,3600000", "2d,172800000", "250ms,250"})
  void durationsHaveUnits(String text, long millis) {
    Settings settings = Settings.read(Map.of("IDEMP_TTL", text));
    assertEquals(millis, settings.limits().idempotencyTtl().toMillis());
  }

  @ParameterizedTest
  @CsvSource({"0", "-5", "5 m", "1w", "99999999999"})
  void otherDurationsAreFaults(String text) {
    assertEquals(1, faultsOf(Map.of("IDEMP_TTL", text)).size());
  }
}
