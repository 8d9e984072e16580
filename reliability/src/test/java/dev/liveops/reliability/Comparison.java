package dev.liveops.reliability;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Compares a running system with the books. Everything it finds is a sentence; nothing found means
 * that nothing was lost and nothing doubled, as far as it looked. For one thread.
 */
final class Comparison {

  private static final Duration SETTLED_MAX = Duration.ofSeconds(20);
  private static final int SAMPLE = 100;

  private final Client client;
  private final Books books;
  private final SplittableRandom random;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  Comparison(Client client, Books books, SplittableRandom random) {
    this.client = client;
    this.books = books;
    this.random = random;
  }

  /** Acknowledged, and not there. */
  List<String> lost() {
    return lost;
  }

  /** There, and more often than acknowledged. */
  List<String> doubled() {
    return doubled;
  }

  /**
   * Looks at everything that is certain before anything is sent again: a system that is ready has
   * caught up with all that it acknowledged.
   *
   * @param from the first of the acknowledged events that are all looked for
   */
  void ofWhatIsCertain(int from) throws IOException {
    points(books.least(), books.most());
    for (Books.Accepted event : books.acceptedFrom(from)) {
      event(event);
    }
    for (Books.Accepted event : sample(books.acceptedFrom(0))) {
      event(event);
      again(event);
    }
    for (Books.Reward reward : sample(books.receipts().keySet())) {
      receipt(reward);
    }
    sanctions();
    doubled.addAll(books.contradictions());
  }

  /** Sends what is undecided until it is decided: from then on the books are exact. */
  void settle() {
    Await.until(
        "everything is decided: " + books.undecided(),
        SETTLED_MAX,
        () -> {
          for (Parcel parcel : books.undecided()) {
            books.answered(
                parcel, client.post(Service.GATEWAY, parcel.path(), parcel.body(), parcel.key()));
          }
          return books.undecided().isEmpty();
        });
    for (Books.Accepted event : books.releasing()) {
      Await.until("released: " + event, SETTLED_MAX, () -> released(event));
      books.released(event);
    }
  }

  private boolean released(Books.Accepted event) throws IOException {
    return Acts.release(client, event)
        || client
            .get(Service.GATEWAY, "/events/" + event.id())
            .json()
            .path("review")
            .path("decision")
            .asText()
            .equals("released");
  }

  /** After {@link #settle}: the points of everybody, to the point, once everything is counted. */
  void ofEverything() throws IOException {
    Map<String, Long> expected = books.least();
    boolean unused = Await.within(SETTLED_MAX, () -> Scores.read(client).equals(expected));
    points(expected, expected);
    for (Map.Entry<String, Long> each : expected.entrySet()) {
      Answer answer = client.get(Service.PROGRESSION, "/players/" + each.getKey() + "/progress");
      bounds("experience of " + each.getKey(), xp(answer), each.getValue(), each.getValue());
    }
    doubled.addAll(books.contradictions());
  }

  private static long xp(Answer answer) {
    return answer.status() == 200 ? answer.json().get("xp").asLong() : 0;
  }

  private void points(Map<String, Long> least, Map<String, Long> most) throws IOException {
    Map<String, Long> scores = Scores.read(client);
    for (String player : most.keySet()) {
      bounds(
          "points of " + player,
          scores.getOrDefault(player, 0L),
          least.getOrDefault(player, 0L),
          most.get(player));
    }
    scores.keySet().removeAll(most.keySet());
    scores.forEach((player, score) -> doubled.add("points of nobody: " + player + " " + score));
  }

  private void bounds(String what, long actual, long least, long most) {
    if (actual < least) {
      lost.add("%s: %d of %d".formatted(what, actual, least));
    } else if (actual > most) {
      doubled.add("%s: %d instead of %d".formatted(what, actual, most));
    }
  }

  private void event(Books.Accepted event) throws IOException {
    Answer answer = client.get(Service.GATEWAY, "/events/" + event.id());
    if (answer.status() != 200) {
      lost.add("event " + event.id() + " of " + event.parcel() + ": " + answer);
    } else if (!answer.field("player_id").equals(event.item().player())) {
      lost.add("event " + event.id() + " is another: " + answer);
    } else {
      String status = answer.field("status");
      boolean right =
          event.item().held()
              ? status.equals("quarantined") || answer.body().contains("\"released\"")
              : status.equals("cleared");
      if (!right) {
        lost.add("the judgement of " + event + ": " + answer);
      }
    }
  }

  /** A key that is known stays known. */
  private void again(Books.Accepted event) throws IOException {
    Parcel parcel = event.parcel();
    if (!parcel.isBatch()) {
      Answer answer = client.post(Service.GATEWAY, parcel.path(), parcel.body(), parcel.key());
      if (answer.status() != 208 || !answer.field("event_id").equals(event.id())) {
        doubled.add("sent again, " + parcel + " was answered " + answer);
      }
    }
  }

  private void receipt(Books.Reward reward) throws IOException {
    Answer answer = client.post(Service.PROGRESSION, "/rewards/claim", reward.claim());
    if (answer.status() != 200) {
      lost.add("the receipt of " + reward + ": " + answer);
    } else {
      books.receipt(reward, answer.body());
    }
  }

  private void sanctions() throws IOException {
    for (Map.Entry<String, Books.Sanctioned> each : sample(books.sanctions().entrySet())) {
      int status = client.adminGet(Service.FAIRNESS, "/sanctions/" + each.getKey()).status();
      boolean right =
          switch (each.getValue()) {
            case IN_FORCE -> status == 200;
            case LIFTED -> status == 404;
            case LIFTING -> status == 200 || status == 404;
          };
      if (!right) {
        lost.add("the sanction " + each + ": " + status);
      }
    }
    for (Map.Entry<String, String> each : sample(books.blocked().entrySet())) {
      if (books.sanctions().get(each.getKey()) == Books.Sanctioned.IN_FORCE) {
        Answer answer =
            client.post(Service.GATEWAY, "/events", Acts.progression(each.getValue(), 1, ""));
        if (answer.status() != 403) {
          lost.add("the block of " + each.getValue() + ": " + answer);
        }
      }
    }
  }

  private <T> List<T> sample(Iterable<T> all) {
    List<T> rest = new ArrayList<>();
    all.forEach(rest::add);
    List<T> some = new ArrayList<>();
    while (some.size() < SAMPLE && !rest.isEmpty()) {
      T last = rest.removeLast();
      if (rest.isEmpty()) {
        some.add(last);
      } else {
        int at = random.nextInt(rest.size() + 1);
        some.add(at == rest.size() ? last : rest.set(at, last));
      }
    }
    return some;
  }
}
