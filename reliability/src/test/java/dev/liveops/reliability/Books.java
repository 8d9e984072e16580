package dev.liveops.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was sent to the system and what it acknowledged, kept outside of it. What had no answer is
 * undecided: it may be in, at most once. Safe for use by many threads.
 */
final class Books {

  /**
   * An event that was acknowledged.
   *
   * @param parcel what it came in
   * @param index its place there
   */
  record Accepted(Parcel parcel, int index) {

    String id() {
      return parcel.id(index);
    }

    Parcel.Item item() {
      return parcel.item(index);
    }
  }

  /** What is known of a sanction that was acknowledged. */
  enum Sanctioned {
    IN_FORCE,
    LIFTING,
    LIFTED
  }

  private final Map<String, AtomicLong> points = new ConcurrentHashMap<>();
  private final Set<Parcel> undecided = ConcurrentHashMap.newKeySet();
  private final List<Accepted> accepted = new ArrayList<>();
  private final Map<String, Accepted> held = new ConcurrentHashMap<>();
  private final Map<String, Accepted> releasing = new ConcurrentHashMap<>();
  private final List<Reward> earned = new CopyOnWriteArrayList<>();
  private final Set<Reward> known = ConcurrentHashMap.newKeySet();
  private final Map<Reward, String> receipts = new ConcurrentHashMap<>();
  private final Map<String, Sanctioned> sanctions = new ConcurrentHashMap<>();
  private final Map<String, String> blocked = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

  /** A reward that a player can earn: the trophy of a boss. */
  record Reward(String player, String boss) {

    /** The claim. */
    String claim() {
      return "{\"player_id\":\"%s\",\"reward_type\":\"boss_kill\",\"reward_data\":{\"boss_id\":\"%s\"}}"
          .formatted(player, boss);
    }
  }

  /** To be called before a parcel is sent. */
  void sent(Parcel parcel) {
    undecided.add(parcel);
  }

  /** Notes an answer, and whatever in it contradicts an earlier one. */
  void answered(Parcel parcel, Answer answer) {
    if (parcel.isBatch() && answer.status() == 200) {
      for (JsonNode result : answer.json().get("results")) {
        int status = result.get("http_status").asInt();
        if (status == 202 || status == 208) {
          in(parcel, result.get("index").asInt(), status, result.get("event_id").asText());
        } else if (status != 409 && status != 503) {
          throw new AssertionError(parcel + " was answered " + answer);
        }
      }
    } else if (answer.status() == 202 || answer.status() == 208) {
      in(parcel, 0, answer.status(), answer.field("event_id"));
    } else if (answer.status() != 409 && answer.status() != 503) {
      throw new AssertionError(parcel + " was answered " + answer);
    }
    if (parcel.decided()) {
      undecided.remove(parcel);
    }
  }

  private void in(Parcel parcel, int index, int status, String id) {
    if (!parcel.accepted(index, id)) {
      if (status == 202 || !parcel.id(index).equals(id)) {
        contradictions.add("accepted twice: " + parcel + " as " + parcel.id(index) + " and " + id);
      }
      return;
    }
    Accepted event = new Accepted(parcel, index);
    synchronized (accepted) {
      accepted.add(event);
    }
    if (event.item().held()) {
      held.put(id, event);
    } else {
      count(event);
    }
  }

  private void count(Accepted event) {
    points
        .computeIfAbsent(event.item().player(), player -> new AtomicLong())
        .addAndGet(event.item().points());
  }

  /** Notes that a player has earned a reward, by an event that was acknowledged. */
  void earned(Reward reward) {
    if (known.add(reward)) {
      earned.add(reward);
    }
  }

  /** Notes the receipt of a claim: every receipt of a reward has to be the same. */
  void receipt(Reward reward, String receipt) {
    String first = receipts.putIfAbsent(reward, receipt);
    if (first != null && !first.equals(receipt)) {
      contradictions.add("two receipts: " + first + " and " + receipt);
    }
  }

  /** To be called before a held event is released. */
  void releasing(Accepted event) {
    if (held.remove(event.id(), event)) {
      releasing.put(event.id(), event);
    }
  }

  /** Notes that the release of a held event was acknowledged: from now on it counts. */
  void released(Accepted event) {
    if (releasing.remove(event.id(), event)) {
      count(event);
    }
  }

  /** Notes a sanction that was acknowledged. */
  void sanctioned(String id, String player, String kind) {
    sanctions.put(id, Sanctioned.IN_FORCE);
    if (kind.equals("block") || kind.equals("ban")) {
      blocked.put(id, player);
    }
  }

  /** Notes how far lifting a sanction has come. */
  void lifted(String id, Sanctioned state) {
    // Of two who lift the same, the one without an answer knows less.
    sanctions.merge(id, state, (old, now) -> old == Sanctioned.LIFTED ? old : now);
  }

  /** The points that a player has for certain. */
  Map<String, Long> least() {
    Map<String, Long> least = new HashMap<>();
    points.forEach((player, sum) -> least.put(player, sum.get()));
    return least;
  }

  /** The points that a player has if everything that is undecided is in. */
  Map<String, Long> most() {
    Map<String, Long> most = least();
    for (Parcel parcel : undecided) {
      for (int i = 0; i < parcel.size(); i++) {
        if (parcel.id(i).isEmpty() && !parcel.item(i).held()) {
          most.merge(parcel.item(i).player(), parcel.item(i).points(), Long::sum);
        }
      }
    }
    releasing.values().forEach(at -> most.merge(at.item().player(), at.item().points(), Long::sum));
    return most;
  }

  List<Parcel> undecided() {
    return List.copyOf(undecided);
  }

  /** The acknowledged events from the {@code from}-th on. */
  List<Accepted> acceptedFrom(int from) {
    synchronized (accepted) {
      return List.copyOf(accepted.subList(from, accepted.size()));
    }
  }

  int acceptedCount() {
    synchronized (accepted) {
      return accepted.size();
    }
  }

  List<Accepted> held() {
    return List.copyOf(held.values());
  }

  List<Accepted> releasing() {
    return List.copyOf(releasing.values());
  }

  List<Reward> earned() {
    return earned;
  }

  Map<Reward, String> receipts() {
    return receipts;
  }

  Map<String, Sanctioned> sanctions() {
    return sanctions;
  }

  /** Players whose events and claims are refused, by the sanction that does it. */
  Map<String, String> blocked() {
    return blocked;
  }

  /** Whatever two answers said that cannot both be so. */
  List<String> contradictions() {
    return List.copyOf(contradictions);
  }
}
