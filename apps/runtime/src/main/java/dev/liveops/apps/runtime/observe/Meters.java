package dev.liveops.apps.runtime.observe;

import io.helidon.common.config.Config;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsConfig;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.helidon.metrics.spi.MeterRegistryFormatterProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The meters of the process, as Helidon's metrics have them. There is one registry per process,
 * whoever asks: Helidon keeps it.
 *
 * <p>Thread-safe. Asking for a meter costs a lock: callers keep what they get in a field.
 */
final class Meters {
  private static final Duration[] LATENCY_BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
  };

  private final MetricsFactory factory;
  private final MetricsConfig config;
  private final MeterRegistry registry;

  /** The process's meters; when not {@code enabled}, meters that measure nothing. */
  Meters(boolean enabled) {
    this.config = MetricsConfig.builder().enabled(enabled).build();
    this.factory = MetricsFactory.getInstance(Config.empty());
    this.registry = factory.globalRegistry(config);
  }

  Counter counter(String name, String description, String... labels) {
    return registry.getOrCreate(
        factory.counterBuilder(name).description(description).tags(tags(labels)));
  }

  Timer timer(String name, String description, String... labels) {
    return registry.getOrCreate(
        factory
            .timerBuilder(name)
            .description(description)
            .tags(tags(labels))
            .buckets(LATENCY_BUCKETS));
  }

  /** Replaces a gauge of the same name and labels, so that the last supplier is the one asked. */
  void gauge(String name, String description, Supplier<Number> value, String... labels) {
    registry.meter(Gauge.class, name, tags(labels)).ifPresent(registry::remove);
    Gauge.Builder<Double> builder =
        factory.gaugeBuilder(name, value, supplier -> supplier.get().doubleValue());
    registry.getOrCreate(builder.description(description).tags(tags(labels)));
  }

  /** All meters in Prometheus' text format, version 0.0.4; empty when nothing is measured. */
  String prometheusText() {
    for (var provider : ServiceLoader.load(MeterRegistryFormatterProvider.class)) {
      Optional<String> text =
          provider
              .formatter(
                  MediaTypes.TEXT_PLAIN, config, registry, Optional.empty(), List.of(), List.of())
              .flatMap(formatter -> formatter.format().map(Object::toString));
      if (text.isPresent()) {
        return text.get();
      }
    }
    return "";
  }

  int seriesCount() {
    return registry.meters().size();
  }

  List<Meter> all() {
    return registry.meters();
  }

  private static List<Tag> tags(String... labels) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < labels.length; i += 2) {
      tags.add(Tag.create(labels[i], labels[i + 1]));
    }
    return tags;
  }
}
