package dev.liveops.apps.standalone;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents that somebody sends to see what happens, made of ones that are in order. A document is
 * held as text in which each character stands for a byte (ISO 8859-1).
 */
final class HostileText {

  /** What may stand between the quotes of a JSON string, and is characters to the letter. */
  static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "\\u0000",
          "a\\u0000b",
          "\\r\\nX-Injected: 1\\r\\n\\r\\n{\\\"level\\\":\\\"forged\\\"}",
          "\\u001b[31mred\\u001b[0m",
          "\\u001b]0;title\\u0007",
          "\\b\\f\\t\\u007f",
          "\\u0085\\u009b31m",
          "\u00c2\u0085\u00c2\u009b31m",
          "\\u2028\\u2029\\u202e",
          "\u00e2\u0080\u00a8\u00e2\u0080\u00ae",
          "\\ufeff\\uffff",
          "\\ud83d\\ude00",
          "\u00f0\u009f\u0098\u0080",
          "{{7*7}}${jndi:ldap://x}%n%s%x",
          "../../../../etc/passwd",
          "'; drop table journal; --",
          "<script>alert(1)</script>",
          "a".repeat(300),
          "a".repeat(16_000));

  /** The same, but half characters, or longer than any text may be: read as nothing, or refused. */
  static final List<String> DOUBTFUL_STRINGS =
      List.of("\\ud800", "a\\udc00b", "\\udc00\\ud800", "\\ud83d\\ud83d", "a".repeat(20_000));

  /** What makes a document none wherever it stands in a string. */
  static final List<String> NO_STRINGS =
      List.of(
          "\u0000",
          "\n",
          "\r",
          "\u001b[31m",
          "\\x41",
          "\\u12",
          "\\",
          "\u00c0\u00af",
          "\u00c3",
          "\u00e2\u0082",
          "\u00ed\u00a0\u0080",
          "\u00f4\u0090\u0080\u0080",
          "\u00f8\u0088\u0080\u0080\u0080",
          "\u0080",
          "\u00ff\u00fe");

  /** Numbers that are JSON. */
  static final List<String> NUMBERS =
      List.of(
          "-0",
          "-0.0",
          "0.1",
          "-1",
          "1e999999",
          "-1e999999",
          "1e-999999",
          "1E400",
          "9".repeat(19),
          "9".repeat(400),
          "-" + "9".repeat(64),
          "0." + "9".repeat(400),
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "253402300800",
          "1e18",
          "null",
          "true",
          "[]",
          "{}",
          "[[[[]]]]",
          "{\"a\":{\"a\":1}}",
          "\"1\"");

  /** What looks like numbers, and is no JSON. */
  static final List<String> NO_NUMBERS =
      List.of(
          "NaN",
          "Infinity",
          "-Infinity",
          "+1",
          "01",
          "-01",
          ".5",
          "1.",
          "1e",
          "0x10",
          "1_000",
          "1l",
          "undefined",
          "'1'",
          "- 1",
          "--1");

  private HostileText() {}

  /** Documents that are none, made of one that is. */
  static List<String> noDocuments(String valid) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("", " ", "\u0000", "null", "true", "1", "\"x\"", "x", "'x'", "[", "{", "}"));
    all.addAll(List.of("[1]", "[null]", "{]", "{\"a\"}", "{\"a\":}", "{,}", "{\"a\":1,}"));
    for (int cut = 1; cut < valid.length(); cut += 1 + valid.length() / 12) {
      all.add(valid.substring(0, cut));
    }
    for (String behind :
        List.of("x", "{}", "[]", ",", "]", "}", "\u0000", "\u00ff", "//x", "/**/")) {
      all.add(valid + behind);
    }
    all.add("/* */" + valid);
    all.add("\u00ef\u00bb\u00bf" + valid);
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
      byte[] other = valid.getBytes(Charset.forName(charset));
      all.add(new String(other, StandardCharsets.ISO_8859_1));
    }
    all.add("\u001f\u008b\u0008\u0000" + valid);
    all.add("[".repeat(20_000));
    all.add("{\"a\":".repeat(5_000));
    all.add("[".repeat(20_000) + "]".repeat(20_000));
    return all;
  }

  /** Members that no object may have, each for all objects. */
  static List<String> noMembers() {
    List<String> all = new ArrayList<>();
    all.add("\"x\":" + "[".repeat(40) + "]".repeat(40));
    all.add("\"x\":" + "{\"y\":".repeat(40) + "1" + "}".repeat(40));
    all.add("\"" + "n".repeat(200) + "\":1");
    NO_NUMBERS.forEach(number -> all.add("\"x\":" + number));
    NO_STRINGS.forEach(text -> all.add("\"x\":\"" + text + "\""));
    NO_STRINGS.forEach(text -> all.add("\"" + text + "\":1"));
    return all;
  }
}
