package dev.liveops.reliability;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param status of HTTP
 * @param head the status line and the headers, as they came
 * @param body as text
 */
record Answer(int status, String head, String body) {

  static Answer of(byte[] head, byte[] body) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return new Answer(
        Integer.parseInt(text.substring(9, 12)), text, new String(body, StandardCharsets.UTF_8));
  }

  /** A header's value. */
  Optional<String> header(String name) {
    return header(head, name);
  }

  static Optional<String> header(String head, String name) {
    String wanted = "\r\n" + name.toLowerCase(Locale.ROOT) + ":";
    int at = head.toLowerCase(Locale.ROOT).indexOf(wanted);
    if (at < 0) {
      return Optional.empty();
    }
    int end = head.indexOf("\r\n", at + 2);
    return Optional.of(head.substring(at + wanted.length(), end < 0 ? head.length() : end).strip());
  }

  /** Whether it is the last one on its connection. */
  boolean last() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  /** The value of a text field, wherever it is first in the document; no escapes. */
  String field(String name) {
    String start = "\"" + name + "\":\"";
    int at = body.indexOf(start);
    if (at < 0) {
      throw new AssertionError("no " + name + " in " + this);
    }
    return body.substring(at + start.length(), body.indexOf('"', at + start.length()));
  }

  /** The document. */
  com.fasterxml.jackson.databind.JsonNode json() {
    return Json.read(body);
  }

  @Override
  public String toString() {
    return head.strip() + "\n" + body;
  }
}
