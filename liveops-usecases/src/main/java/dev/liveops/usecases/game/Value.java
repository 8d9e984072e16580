package dev.liveops.usecases.game;

import dev.liveops.domain.event.GameId;
import dev.liveops.usecases.game.Node.Items;
import dev.liveops.usecases.game.Node.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the document, to be read as what is expected of it. One that is anything else is
 * reported, and a harmless value stands in for it, so that reading goes on and finds every fault
 * there is.
 */
final class Value {

  /** Stands in for names that cannot be read; no name that can be read is like it. */
  static final String UNREADABLE = "?";

  private static final String SNAKE_CASE =
      "a name in snake_case: 1 to 64 characters of a-z 0-9 _, a letter first";
  private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Map<String, Long> UNIT_MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private final Node node;
  private final String path;
  private final Faults faults;
  private final boolean absent;

  Value(Node node, String path, Faults faults) {
    this(node, path, faults, false);
  }

  private Value(Node node, String path, Faults faults, boolean absent) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    this.absent = absent;
  }

  /** A value that is not there, in the mapping {@code parent}. */
  static Value absent(Node parent, String path, Faults faults) {
    return new Value(parent, path, faults, true);
  }

  void fault(String expected) {
    if (!(node instanceof Node.Refused)) {
      faults.add(node, path, absent ? expected + " (required)" : expected);
    }
  }

  /** A mapping, of whatever keys. */
  Section section() {
    if (absent) {
      fault("a mapping");
    }
    return Section.of(absent ? new Node.Refused(node.line(), node.column()) : node, path, faults);
  }

  /** A mapping with no keys but these. */
  Section section(String... keys) {
    return section().only(keys);
  }

  /** A list of so many items; beyond the bound nothing is read. */
  List<Value> items(int sizeMin, int sizeMax) {
    if (absent || !(node instanceof Items list)) {
      fault("a list of " + sizeMin + " to " + sizeMax);
      return List.of();
    }
    if (list.items().size() < sizeMin || list.items().size() > sizeMax) {
      fault("a list of " + sizeMin + " to " + sizeMax + ", not of " + list.items().size());
      return List.of();
    }
    List<Value> values = new ArrayList<>();
    for (Node item : list.items()) {
      values.add(new Value(item, Place.ofItem(path, values.size()), faults));
    }
    return values;
  }

  boolean isList() {
    return node instanceof Items;
  }

  /** An id; {@link #UNREADABLE} stands in. */
  String id() {
    return text()
        .filter(GameId::wellFormed)
        .orElseGet(() -> standIn("an id: " + GameId.EXPECTED, UNREADABLE));
  }

  /** A field's name; {@link #UNREADABLE} stands in. */
  String fieldName() {
    return text()
        .filter(name -> FIELD_NAME.matcher(name).matches())
        .orElseGet(() -> standIn(SNAKE_CASE, UNREADABLE));
  }

  /** Printable text of 1 to {@code lengthMax} characters; {@link #UNREADABLE} stands in. */
  String text(int lengthMax) {
    return text()
        .filter(text -> !text.isBlank() && text.length() <= lengthMax)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .orElseGet(
            () -> standIn("text of 1 to " + lengthMax + " printable characters", UNREADABLE));
  }

  boolean bool() {
    return scalar() instanceof Boolean value ? value : standIn("true or false", false);
  }

  /** A whole number within bounds; {@code min} stands in. */
  long integer(long min, long max) {
    if (scalar() instanceof BigDecimal number) {
      try {
        long value = number.longValueExact();
        if (value >= min && value <= max) {
          return value;
        }
      } catch (ArithmeticException fractionOrTooLarge) {
        return standIn("an integer from " + min + " to " + max, min);
      }
    }
    return standIn("an integer from " + min + " to " + max, min);
  }

  /** A finite number; 0 stands in. */
  double number() {
    return scalar() instanceof BigDecimal number && Double.isFinite(number.doubleValue())
        ? number.doubleValue()
        : standIn("a number", 0.0);
  }

  /** A number above {@code above}, up to {@code max}; {@code max} stands in. */
  double numberAbove(double above, double max) {
    if (scalar() instanceof BigDecimal number
        && number.doubleValue() > above
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    return standIn("a number above " + plain(above) + ", up to " + plain(max), max);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A duration such as {@code 5m}, in milliseconds; the least stands in. */
  long durationMillis(Duration min, Duration max) {
    Matcher matcher = DURATION.matcher(text().orElse(""));
    if (matcher.matches()) {
      long millis = Long.parseLong(matcher.group(1)) * UNIT_MILLIS.get(matcher.group(2));
      if (millis >= min.toMillis() && millis <= max.toMillis()) {
        return millis;
      }
    }
    String bounds = Durations.print(min) + " to " + Durations.print(max);
    return standIn(
        "a duration from " + bounds + ", such as 500ms, 1s, 5m, 24h or 7d", min.toMillis());
  }

  /** A day such as {@code 2026-11-22}; nothing stands in. */
  Optional<LocalDate> day() {
    try {
      return Optional.of(LocalDate.parse(text().filter(text -> text.length() == 10).orElse("")));
    } catch (DateTimeParseException notADay) {
      return standIn("a day such as 2026-11-22", Optional.empty());
    }
  }

  /** One of a few words; the first stands in. */
  <T> T oneOf(List<Choice<T>> choices) {
    String word = text().orElse("");
    for (Choice<T> choice : choices) {
      if (choice.word().equals(word)) {
        return choice.meaning();
      }
    }
    String words = String.join(", ", choices.stream().map(Choice::word).toList());
    return standIn("one of " + words, choices.getFirst().meaning());
  }

  /** What one of {@code known} is called; nothing stands in. */
  <T> Optional<T> reference(Map<String, T> known, String kind) {
    Optional<String> name = text();
    if (name.isPresent() && known.containsKey(name.get())) {
      return Optional.of(known.get(name.get()));
    }
    String names = String.join(", ", known.keySet().stream().limit(10).toList());
    String more = known.size() > 10 ? ", ..." : "";
    fault(known.isEmpty() ? kind + ", and there is none" : kind + ": one of " + names + more);
    return Optional.empty();
  }

  /** Text that is not the spelling of something else. */
  Optional<String> text() {
    return scalar() instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** What a single value is: text, a {@link BigDecimal}, a {@link Boolean}, or {@link Nothing}. */
  Object scalar() {
    return absent || !(node instanceof Scalar scalar) ? Nothing.AT_ALL : Scalars.resolve(scalar);
  }

  private <T> T standIn(String expected, T value) {
    fault(expected);
    return value;
  }

  /** A word of the document and what it means. */
  record Choice<T>(String word, T meaning) {}

  /** No value, or none that is single. */
  enum Nothing {
    AT_ALL
  }
}
