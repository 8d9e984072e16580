package dev.liveops.usecases.game;

import dev.liveops.usecases.game.Node.Scalar;
import dev.liveops.usecases.game.Value.Nothing;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a value without quotes stands for. Numbers are spelled as in JSON, and nothing but {@code
 * true}, {@code false} and {@code null} is special: {@code no}, {@code 010} and {@code 1:30}, which
 * versions of YAML disagree about, are text.
 */
final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");

  private Scalars() {}

  static Object resolve(Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return text;
    }
    return switch (text) {
      case "", "~", "null" -> Nothing.AT_ALL;
      case "true" -> true;
      case "false" -> false;
      default -> NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    };
  }
}
