package dev.liveops.reliability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody who does one thing after the other, at random: sends events, alone and in batches,
 * claims, releases what is held, imposes and lifts sanctions; and writes it all into the books. For
 * one thread.
 */
final class Acts {

  /** How many players have events. */
  static final int PLAYERS = 150;

  private static final int BOSSES = 20;
  private static final int SANCTIONED_PLAYERS = 40;
  private static final int BATCH = 20;
  private static final int POINTS_MAX = 100;
  private static final int POINTS_HELD = 1_001; // one more than the bound of the exact game
  private static final List<String> KINDS = List.of("block", "shadow", "hide", "ban");
  private static final String STATEMENT = "{\"author\":\"tests\",\"reason\":\"at random\"}";

  private final Client client;
  private final Books books;
  private final SplittableRandom random;
  private final String keyPrefix;
  private long count;

  /** One whose idempotency keys begin with {@code keyPrefix}, which nobody else's do. */
  Acts(Client client, Books books, SplittableRandom random, String keyPrefix) {
    this.client = client;
    this.books = books;
    this.random = random;
    this.keyPrefix = keyPrefix;
  }

  /** Does what games do all the time, and nothing that only people do: events and claims. */
  void nextOfAGame() throws IOException {
    int dice = random.nextInt(100);
    if (dice < 50) {
      send(single(random.nextInt(1, POINTS_MAX), false));
    } else if (dice < 60) {
      send(batch());
    } else if (dice < 70) {
      kill();
    } else {
      claim();
    }
  }

  /**
   * Does one thing.
   *
   * @throws IOException when there is no whole answer
   */
  void next() throws IOException {
    int dice = random.nextInt(100);
    if (dice < 52) {
      send(single(random.nextInt(1, POINTS_MAX), false));
    } else if (dice < 55) {
      send(single(POINTS_HELD, true));
    } else if (dice < 67) {
      send(batch());
    } else if (dice < 75) {
      kill();
    } else if (dice < 95) {
      claim();
    } else if (dice < 97) {
      release();
    } else if (dice < 99) {
      impose();
    } else {
      lift();
    }
  }

  private void send(Parcel parcel) throws IOException {
    books.sent(parcel);
    books.answered(
        parcel, client.post(Service.GATEWAY, parcel.path(), parcel.body(), parcel.key()));
  }

  private String key() {
    return keyPrefix + "-" + count++;
  }

  private String player() {
    return "p" + random.nextInt(PLAYERS);
  }

  private Parcel single(int points, boolean held) {
    String player = player();
    return Parcel.of(key(), progression(player, points, ""), new Parcel.Item(player, points, held));
  }

  private Parcel batch() {
    List<Parcel.Item> items = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String player = player();
      int points = random.nextInt(1, POINTS_MAX);
      items.add(new Parcel.Item(player, points, false));
      events.add(progression(player, points, ",\"idempotency_key\":\"" + key() + "\""));
    }
    return Parcel.of("[" + String.join(",", events) + "]", items);
  }

  static String progression(String player, int points, String more) {
    return "{\"type\":\"progression\",\"playerId\":\"%s\",\"ts\":1730560000,\"payload\":{\"deltaXp\":%d}%s}"
        .formatted(player, points, more);
  }

  private void kill() throws IOException {
    Books.Reward reward = new Books.Reward(player(), "b" + random.nextInt(BOSSES));
    int points = random.nextInt(1, POINTS_MAX);
    String body =
        "{\"type\":\"boss_kill\",\"playerId\":\"%s\",\"ts\":1730560000,\"payload\":{\"bossId\":\"%s\",\"points\":%d}}"
            .formatted(reward.player(), reward.boss(), points);
    Parcel parcel = Parcel.of(key(), body, new Parcel.Item(reward.player(), points, false));
    send(parcel);
    if (parcel.decided()) {
      books.earned(reward);
    }
  }

  private void claim() throws IOException {
    if (books.earned().isEmpty()) {
      return;
    }
    Books.Reward reward = books.earned().get(random.nextInt(books.earned().size()));
    Answer answer = client.post(Service.PROGRESSION, "/rewards/claim", reward.claim());
    // 403: the kill was accepted, and does not count yet.
    if (answer.status() == 200) {
      books.receipt(reward, answer.body());
    } else if (answer.status() != 403 && answer.status() != 503) {
      throw new AssertionError(reward + " was answered " + answer);
    }
  }

  private void release() throws IOException {
    List<Books.Accepted> held = books.held();
    if (held.isEmpty()) {
      return;
    }
    Books.Accepted event = held.get(random.nextInt(held.size()));
    books.releasing(event);
    if (release(client, event)) {
      books.released(event);
    }
  }

  /** Releases a held event: whether that was acknowledged. */
  static boolean release(Client client, Books.Accepted event) throws IOException {
    Answer answer =
        client.admin(Service.FAIRNESS, "/reviews/" + event.id() + "/release", STATEMENT);
    // 404: not held yet, or released by now.
    if (answer.status() != 200 && answer.status() != 404 && answer.status() != 503) {
      throw new AssertionError("releasing " + event + " was answered " + answer);
    }
    return answer.status() == 200;
  }

  private void impose() throws IOException {
    String player = "s" + random.nextInt(SANCTIONED_PLAYERS);
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    Answer answer =
        client.admin(
            Service.FAIRNESS,
            "/sanctions",
            "{\"player_id\":\"%s\",\"kind\":\"%s\",\"author\":\"tests\",\"reason\":\"at random\"}"
                .formatted(player, kind));
    if (answer.status() == 201) {
      books.sanctioned(answer.field("sanction_id"), player, kind);
    } else if (answer.status() != 503) {
      throw new AssertionError("a sanction was answered " + answer);
    }
  }

  private void lift() throws IOException {
    List<String> ids = List.copyOf(books.sanctions().keySet());
    if (ids.isEmpty()) {
      return;
    }
    String id = ids.get(random.nextInt(ids.size()));
    books.lifted(id, Books.Sanctioned.LIFTING);
    Answer answer = client.admin(Service.FAIRNESS, "/sanctions/" + id + "/lift", STATEMENT);
    if (answer.status() == 200) {
      books.lifted(id, Books.Sanctioned.LIFTED);
    } else if (answer.status() != 404 && answer.status() != 503) {
      throw new AssertionError("lifting " + id + " was answered " + answer);
    }
  }
}
