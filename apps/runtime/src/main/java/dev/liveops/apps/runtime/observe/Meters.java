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

  private static final double[] NO_PERCENTILES = {};

  // Settings alone decide: without this, Helidon looks for files of its own in the working
  // directory.
  private static final MetricsConfig CONFIG =
      MetricsConfig.builder().config(Config.empty()).build();
  private static final MetricsFactory FACTORY = MetricsFactory.getInstance(Config.empty());

  private final Optional<MeterRegistry> registry;

  /** The process's meters; when not {@code enabled}, meters that measure nothing. */
  Meters(boolean enabled) {
    this.registry = enabled ? Optional.of(FACTORY.globalRegistry(CONFIG)) : Optional.empty();
  }

  Counter counter(String name, String description, String... labels) {
    return meter(
        Counter.class, FACTORY.counterBuilder(name).description(description).tags(tags(labels)));
  }

  Timer timer(String name, String description, String... labels) {
    return meter(
        Timer.class,
        FACTORY
            .timerBuilder(name)
            .description(description)
            .tags(tags(labels))
            // Buckets can be added up over processes; Helidon's default percentiles cannot, and
            // cost
            // a histogram of their own.
            .percentiles(NO_PERCENTILES)
            .buckets(LATENCY_BUCKETS));
  }

  /** Replaces a gauge of the same name and labels, so that the last supplier is the one asked. */
  void gauge(String name, String description, Supplier<Number> value, String... labels) {
    registry.ifPresent(
        meters -> {
          meters.meter(Gauge.class, name, tags(labels)).ifPresent(meters::remove);
          Gauge.Builder<Double> builder =
              FACTORY.gaugeBuilder(name, value, supplier -> supplier.get().doubleValue());
          meters.getOrCreate(builder.description(description).tags(tags(labels)));
        });
  }

  /** All meters in Prometheus' text format, version 0.0.4; empty when nothing is measured. */
  String prometheusText() {
    return registry.map(Meters::prometheusText).orElse("");
  }

  private static String prometheusText(MeterRegistry meters) {
    for (var provider : ServiceLoader.load(MeterRegistryFormatterProvider.class)) {
      Optional<String> text =
          provider
              .formatter(
                  MediaTypes.TEXT_PLAIN, CONFIG, meters, Optional.empty(), List.of(), List.of())
              .flatMap(formatter -> formatter.format().map(Object::toString));
      if (text.isPresent()) {
        return text.get();
      }
    }
    return "";
  }

  private <B extends Meter.Builder<B, M>, M extends Meter> M meter(Class<M> type, B builder) {
    return registry
        .map(meters -> meters.getOrCreate(builder))
        .orElseGet(() -> type.cast(FACTORY.noOpMeter(builder)));
  }

  private static List<Tag> tags(String... labels) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < labels.length; i += 2) {
      tags.add(Tag.create(labels[i], labels[i + 1]));
    }
    return tags;
  }
}
