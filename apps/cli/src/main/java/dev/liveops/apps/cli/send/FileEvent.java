package dev.liveops.apps.cli.send;

import java.nio.charset.StandardCharsets;

/**
 * An event out of a file, to the byte as it stands there: whether it is a good one, the gateway
 * says.
 *
 * @param file the file's name as it was given
 * @param index its place in the file, from 1
 * @param json the event; not copied
 * @param namesKey whether it names an idempotency key of its own
 */
record FileEvent(String file, int index, byte[] json, boolean namesKey) {

  /** Where it stands, for people. */
  String place() {
    return file + ":" + index;
  }

  /**
   * The event on one line, with an idempotency key in it if it is an object that names none. Within
   * JSON, a line break that is not escaped is nothing but space.
   */
  byte[] line(String idempotencyKey) {
    String text = new String(json, StandardCharsets.UTF_8).replaceAll("[\\r\\n]", " ").strip();
    if (!namesKey && text.startsWith("{")) {
      boolean empty = text.substring(1).strip().startsWith("}");
      String field = "\"idempotency_key\":\"" + idempotencyKey + "\"" + (empty ? "" : ",");
      text = "{" + field + text.substring(1);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
