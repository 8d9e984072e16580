package dev.liveops.apps.runtime.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * One setting: its name, and how its text becomes a value.
 *
 * @param name the environment variable
 * @param expected what a good value looks like, in words that complete "expected ..."
 * @param fallback the text that stands in when the variable is not set; empty when there is none
 * @param secret whether the value must never be shown
 * @param meaning what it does, in one sentence for the reference
 * @param parser the value of a text; empty when the text is not as expected
 * @param <T> the value's type
 */
record Setting<T>(
    String name,
    String expected,
    String fallback,
    boolean secret,
    String meaning,
    Function<String, Optional<T>> parser) {

  private static final int SHOWN_MAX = 40;

  /** What is wrong with {@code text}, in one line that a terminal can show safely. */
  String fault(String text) {
    return name + ": expected " + expected + ", got " + shown(text);
  }

  private String shown(String text) {
    if (secret) {
      return "****** (" + text.length() + " characters)";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), SHOWN_MAX); i++) {
      char c = text.charAt(i);
      out.append(c >= 0x20 && c < 0x7f ? c : '?');
    }
    return out.append(text.length() > SHOWN_MAX ? "...\"" : "\"").toString();
  }
}
