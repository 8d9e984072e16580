package dev.liveops.apps.runtime.settings;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of settings become values; each gives nothing for a text that is not one. */
final class Parsers {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]{1,253}");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private Parsers() {}

  /** One of an enum's constants, in small letters. */
  static <E extends Enum<E>> Function<String, Optional<E>> oneOf(Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
          return Optional.of(constant);
        }
      }
      return Optional.empty();
    };
  }

  static Function<String, Optional<Integer>> integer(int min, int max) {
    return text -> {
      try {
        int value = Integer.parseInt(text);
        return value >= min && value <= max ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    };
  }

  static Optional<Double> positive(String text) {
    try {
      double value = Double.parseDouble(text);
      return value > 0 && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> Optional.of(true);
      case "false", "0", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** {@code 300} and {@code 300s} are seconds; ms, m, h and d are understood too. Never zero. */
  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    Duration value =
        switch (unit) {
          case "ms" -> Duration.ofMillis(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofSeconds(amount);
        };
    return value.isZero() ? Optional.empty() : Optional.of(value);
  }

  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  static Optional<String> host(String text) {
    return HOST.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  static Optional<GameId> game(String text) {
    return GameId.wellFormed(text) ? Optional.of(new GameId(text)) : Optional.empty();
  }

  static Optional<Secret> secret(String text) {
    boolean strong = text.length() >= Secret.LENGTH_MIN && text.equals(text.strip());
    return strong ? Optional.of(new Secret(text)) : Optional.empty();
  }

  /** {@code keyId:game:secret}, any number of them, separated by commas. */
  static Optional<List<SigningKey>> keys(String text) {
    List<SigningKey> keys = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      String[] parts = entry.strip().split(":", 3);
      if (parts.length < 3 || !KEY_ID.matcher(parts[0]).matches()) {
        return Optional.empty();
      }
      Optional<GameId> game = game(parts[1]);
      Optional<Secret> secret = secret(parts[2]);
      if (game.isEmpty() || secret.isEmpty()) {
        return Optional.empty();
      }
      keys.add(new SigningKey(parts[0], game.get(), secret.get()));
    }
    return Optional.of(List.copyOf(keys));
  }

  static Optional<Set<WindowKind>> windows(String text) {
    EnumSet<WindowKind> windows = EnumSet.noneOf(WindowKind.class);
    for (String label : text.split(",", -1)) {
      Optional<WindowKind> window = WindowKind.labelled(label.strip());
      if (window.isEmpty()) {
        return Optional.empty();
      }
      windows.add(window.get());
    }
    return Optional.of(Collections.unmodifiableSet(windows));
  }

  /** Turns a parser into one whose value may be absent: an empty text is no value. */
  static <T> Function<String, Optional<Optional<T>>> optional(Function<String, Optional<T>> some) {
    return text ->
        text.isEmpty() ? Optional.of(Optional.empty()) : some.apply(text).map(Optional::of);
  }
}
