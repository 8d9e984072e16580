package dev.liveops.apps.cli.send;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events that go to the gateway in one request.
 *
 * @param events at least one
 * @param batch whether they go as a batch. Sent again, an event has to go in the same form: its key
 *     stands for the bytes that were sent, and in a batch they are not the same
 */
record Parcel(List<KeyedEvent> events, boolean batch) {

  /** How many events a batch may hold. */
  static final int EVENTS_MAX = 500;

  /** Less than the gateway takes, because an idempotency key is still to go into every event. */
  private static final int BYTES_MAX = 900 * 1024;

  /** An event, and the key under which it is the same event however often it is sent. */
  record KeyedEvent(FileEvent event, String idempotencyKey) {}

  /** Keeps its own copy. */
  Parcel {
    events = List.copyOf(events);
  }

  /**
   * Divides events among parcels, in their order.
   *
   * @param eventsMax how many may be in one
   */
  static List<Parcel> pack(List<KeyedEvent> events, int eventsMax) {
    boolean batch = events.size() > 1 && eventsMax > 1;
    List<Parcel> parcels = new ArrayList<>();
    List<KeyedEvent> packing = new ArrayList<>();
    long bytes = 0;
    for (KeyedEvent event : events) {
      int length = event.event().json().length;
      if (!packing.isEmpty() && (packing.size() == eventsMax || bytes + length > BYTES_MAX)) {
        parcels.add(new Parcel(packing, batch || namesKey(packing)));
        packing.clear();
        bytes = 0;
      }
      packing.add(event);
      bytes += length;
    }
    if (!packing.isEmpty()) {
      parcels.add(new Parcel(packing, batch || namesKey(packing)));
    }
    return parcels;
  }

  /** Only in a batch may an event name a key of its own. */
  private static boolean namesKey(List<KeyedEvent> events) {
    return events.stream().anyMatch(event -> event.event().namesKey());
  }

  /** Some of its events, to be sent again. */
  Parcel only(List<KeyedEvent> some) {
    return new Parcel(some, batch);
  }

  /** The events, none of which has an answer. */
  List<Sent> unanswered() {
    return events.stream().map(event -> new Sent(event.event(), Optional.empty())).toList();
  }

  /** The events as lines. */
  byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (KeyedEvent event : events) {
      lines.writeBytes(event.event().line(event.idempotencyKey()));
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
