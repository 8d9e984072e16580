package dev.liveops.reliability;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A request that brings events, and what is known of each of them. It is sent again, to the byte,
 * until every event is decided. Safe for use by many threads.
 */
final class Parcel {

  /**
   * An event.
   *
   * @param player whose it is
   * @param points what it is worth once it counts
   * @param held whether fairness has to hold it back
   */
  record Item(String player, long points, boolean held) {}

  private final String path;
  private final String key;
  private final String body;
  private final List<Item> items;
  private final AtomicReferenceArray<String> ids;

  private Parcel(String path, String key, String body, List<Item> items) {
    this.path = path;
    this.key = key;
    this.body = body;
    this.items = List.copyOf(items);
    this.ids = new AtomicReferenceArray<>(items.size());
  }

  /** A single event under a key. */
  static Parcel of(String key, String body, Item item) {
    return new Parcel("/events", key, body, List.of(item));
  }

  /** A batch, whose events have keys of their own. */
  static Parcel of(String body, List<Item> items) {
    return new Parcel("/events/batch", "", body, items);
  }

  String path() {
    return path;
  }

  String key() {
    return key;
  }

  String body() {
    return body;
  }

  boolean isBatch() {
    return key.isEmpty();
  }

  int size() {
    return items.size();
  }

  Item item(int index) {
    return items.get(index);
  }

  /** Notes that an event is in: false when that was known. */
  boolean accepted(int index, String eventId) {
    return ids.compareAndSet(index, null, eventId);
  }

  /** The id of an event that is known to be in; empty while nothing is known of it. */
  String id(int index) {
    String id = ids.get(index);
    return id == null ? "" : id;
  }

  /** Whether every event is known to be in. */
  boolean decided() {
    for (int i = 0; i < items.size(); i++) {
      if (ids.get(i) == null) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return path + " " + key + " " + body;
  }
}
