package dev.liveops.apps.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.apps.cli.gateway.Answer;
import dev.liveops.apps.cli.gateway.Backoff;
import dev.liveops.apps.cli.gateway.Gateway;
import dev.liveops.apps.cli.gateway.Pause;
import dev.liveops.apps.cli.send.Parcel.KeyedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends parcels one after the other, so that the events of a player arrive in their order. What is
 * refused for the moment is sent again; that is safe, because every event has an idempotency key.
 * For one thread.
 */
final class Sender {

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  private final Gateway gateway;
  private final Backoff backoff;
  private final Pause pause;

  Sender(Gateway gateway, Backoff backoff, Pause pause) {
    this.gateway = gateway;
    this.backoff = backoff;
    this.pause = pause;
  }

  /**
   * Sends a parcel until every event has an answer that will stay, or nothing moves any more.
   *
   * @return the events in their order, each with its last answer
   */
  List<Sent> send(Parcel parcel) throws InterruptedException {
    Map<FileEvent, Optional<Answer>> answers = new LinkedHashMap<>();
    Parcel sending = parcel;
    boolean going = true;
    while (going) {
      List<Optional<Answer>> given = answers(sending);
      List<KeyedEvent> again = new ArrayList<>();
      for (int i = 0; i < given.size(); i++) {
        KeyedEvent event = sending.events().get(i);
        answers.put(event.event(), given.get(i));
        if (given.get(i).map(Answer::passing).orElse(true)) {
          again.add(event);
        }
      }
      if (again.size() < given.size()) {
        backoff.reset();
      }
      going = !again.isEmpty() && waited(retryAfterMillis(given));
      sending = going ? sending.only(again) : sending;
    }
    return answers.entrySet().stream()
        .map(answered -> new Sent(answered.getKey(), answered.getValue()))
        .toList();
  }

  private boolean waited(OptionalLong retryAfterMillis) throws InterruptedException {
    OptionalLong delayMillis = backoff.next(retryAfterMillis);
    if (delayMillis.isPresent()) {
      pause.millis(delayMillis.getAsLong());
    }
    return delayMillis.isPresent();
  }

  /** The longest time that is asked for. */
  private static OptionalLong retryAfterMillis(List<Optional<Answer>> answers) {
    return answers.stream()
        .flatMap(Optional::stream)
        .flatMapToLong(answer -> answer.retryAfterMillis().stream())
        .max();
  }

  /** An answer for each event of a parcel; none where the gateway gave none. */
  private List<Optional<Answer>> answers(Parcel parcel) throws InterruptedException {
    int size = parcel.events().size();
    try {
      Answer answer = post(parcel);
      JsonNode results = answer.body().path("results");
      if (parcel.batch() && answer.status() == 200 && results.size() == size) {
        List<Optional<Answer>> each = new ArrayList<>(size);
        results.forEach(result -> each.add(Optional.of(part(result))));
        return each;
      }
      return Collections.nCopies(size, Optional.of(answer));
    } catch (IOException noAnswer) {
      return Collections.nCopies(size, Optional.empty());
    }
  }

  private Answer post(Parcel parcel) throws IOException, InterruptedException {
    KeyedEvent first = parcel.events().getFirst();
    return parcel.batch()
        ? gateway.post("/events/batch", NDJSON, "", parcel.lines())
        : gateway.post("/events", JSON, first.idempotencyKey(), first.event().json());
  }

  /** What a batch's answer says of one of its events, as if the event had been sent alone. */
  private static Answer part(JsonNode result) {
    JsonNode retryAfter = result.path("retry_after_ms");
    return new Answer(
        result.path("http_status").asInt(),
        retryAfter.isNumber() ? OptionalLong.of(retryAfter.asLong()) : OptionalLong.empty(),
        result);
  }
}
