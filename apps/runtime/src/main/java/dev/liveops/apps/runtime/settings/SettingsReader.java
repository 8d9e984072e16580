package dev.liveops.apps.runtime.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads settings once, and gathers every fault before it complains. */
final class SettingsReader {
  private static final String OURS = "LIVEOPS_";

  /** Read by the launcher script, before there is a process to have settings. */
  private static final Set<String> LAUNCHER = Set.of("LIVEOPS_JAVA_OPTS");

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Settings read() {
    checkNames();
    Environment env = value(Catalog.ENV);
    Settings settings =
        new Settings(
            value(Catalog.CLOUD),
            env,
            new Settings.Storage(value(Catalog.LIVEOPS_DATA), value(Catalog.BUS_KIND)),
            security(env),
            new Settings.Game(value(Catalog.GAME_ID), value(Catalog.GAME_DEFINITION)),
            network(env),
            value(Catalog.LOG_LEVEL),
            value(Catalog.METRICS_ENABLED),
            new Settings.Boards(value(Catalog.LB_WINDOWS), value(Catalog.LB_TOPN)),
            new Settings.Fairness(value(Catalog.ANOMALY_Z), value(Catalog.BLOCK_SEC)),
            new Settings.Limits(
                value(Catalog.RATE_LIMIT_MAX),
                value(Catalog.KEY_RATE_LIMIT_MAX),
                value(Catalog.IDEMP_TTL)));
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
    return settings;
  }

  /** A misspelt setting of ours would otherwise be ignored in silence. */
  private void checkNames() {
    var known = Catalog.ALL.stream().map(Setting::name).collect(Collectors.toSet());
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(OURS) && !known.contains(name) && !LAUNCHER.contains(name)) {
        faults.add(name + ": there is no such setting");
      }
    }
  }

  private Settings.Security security(Environment env) {
    Optional<Secret> secret = value(Catalog.HMAC_SECRET);
    boolean missing = secret.isEmpty() && text(Catalog.HMAC_SECRET).isEmpty();
    if (missing && env != Environment.DEVELOPMENT) {
      faults.add(
          Catalog.HMAC_SECRET.name()
              + ": expected "
              + Catalog.HMAC_SECRET.expected()
              + ", got nothing (ENV="
              + env.label()
              + " makes none up)");
    }
    return new Settings.Security(
        secret,
        value(Catalog.HMAC_KEYS).orElse(List.of()),
        value(Catalog.ADMIN_TOKEN),
        value(Catalog.SIGNED_READS));
  }

  private Settings.Network network(Environment env) {
    Map<ServiceName, Setting<Integer>> settings = new EnumMap<>(ServiceName.class);
    settings.put(ServiceName.GATEWAY, Catalog.GATEWAY_PORT);
    settings.put(ServiceName.FAIRNESS, Catalog.FAIRNESS_PORT);
    settings.put(ServiceName.LEADERBOARD, Catalog.LEADERBOARD_PORT);
    settings.put(ServiceName.PROGRESSION, Catalog.PROGRESSION_PORT);
    settings.put(ServiceName.WEB, Catalog.WEB_PORT);
    settings.put(ServiceName.METRICS, Catalog.METRICS_PORT);
    Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    settings.forEach((service, setting) -> ports.put(service, value(setting)));
    Optional<Integer> port = value(Catalog.PORT);
    if (port.isPresent() && text(Catalog.GATEWAY_PORT).isEmpty()) {
      ports.put(ServiceName.GATEWAY, port.get());
    }
    checkDistinct(ports);
    String everywhere = env == Environment.DEVELOPMENT ? "127.0.0.1" : "0.0.0.0";
    return new Settings.Network(value(Catalog.BIND).orElse(everywhere), Map.copyOf(ports));
  }

  private void checkDistinct(Map<ServiceName, Integer> ports) {
    Map<Integer, ServiceName> taken = new HashMap<>();
    ports.forEach(
        (service, port) -> {
          ServiceName other = port == 0 ? null : taken.putIfAbsent(port, service);
          if (other != null) {
            faults.add(
                "%s_PORT: expected a port of its own, got %d, which is %s_PORT"
                    .formatted(service, port, other));
          }
        });
  }

  /** The setting's value; its default, too, where the text is at fault, so that reading goes on. */
  private <T> T value(Setting<T> setting) {
    String text = text(setting).orElse(setting.fallback());
    Optional<T> value = setting.parser().apply(text);
    if (value.isEmpty()) {
      faults.add(setting.fault(text));
      value = setting.parser().apply(setting.fallback());
    }
    return value.orElseThrow();
  }

  private Optional<String> text(Setting<?> setting) {
    return Optional.ofNullable(environment.get(setting.name())).filter(text -> !text.isBlank());
  }
}
