package dev.liveops.adapters.local.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines that {@link TrailWriter} wrote. For one thread. */
final class TrailReader {

  private final JsonFactory json = new JsonFactory();
  private final AcceptedLine accepted = new AcceptedLine();

  /**
   * The fact of a line.
   *
   * @throws IllegalArgumentException when the line is not one of a trail
   */
  Delivery read(TrailLine line) {
    Optional<Delivery> quickly = accepted.read(line);
    return quickly.isPresent() ? quickly.get() : parsed(line);
  }

  /** Reads a line of any kind, whatever is in it. */
  Delivery parsed(TrailLine line) {
    try (JsonParser in = json.createParser(line.bytes(), line.start(), line.length())) {
      in.nextToken();
      Fields fields = new Fields(object(in));
      return new Delivery(fields.number("position"), fact(fields));
    } catch (IOException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("not a line of an audit trail", e);
    }
  }

  private static Fact fact(Fields in) {
    return switch (in.text("kind")) {
      case "event_accepted" ->
          new Fact.EventAccepted(
              event(in), HexFormat.fromHexDigitsToLong(in.text("body_hash")), in.flag("keyed"));
      case "events_judged" -> judged(in);
      case "event_cleared" -> new Fact.EventCleared(event(in), Verdict.valueOf(in.text("verdict")));
      case "event_reviewed" ->
          new Fact.EventReviewed(
              game(in),
              eventId(in),
              in.flag("released"),
              in.text("author"),
              in.text("reason"),
              in.number("at_ms"));
      case "sanction_imposed" ->
          new Fact.SanctionImposed(sanction(in.object("sanction")), in.number("at_ms"));
      case "sanction_lifted" ->
          new Fact.SanctionLifted(
              game(in),
              player(in),
              in.text("sanction_id"),
              in.text("author"),
              in.text("reason"),
              in.number("at_ms"));
      case "reward_claimed" -> claim(in);
      case "definition_changed" ->
          new Fact.DefinitionChanged(
              game(in),
              (int) in.number("version"),
              in.text("document"),
              in.text("author"),
              in.number("at_ms"));
      case "acts_denied" ->
          new Fact.ActsDenied(
              in.text("service"),
              in.text("reason"),
              in.text("subject"),
              in.number("count"),
              in.number("from_ms"),
              in.number("at_ms"));
      case "delivery_abandoned" ->
          new Fact.DeliveryAbandoned(
              in.text("group"),
              in.number("abandoned_position"),
              in.text("why"),
              in.number("at_ms"));
      case "admin_acted" ->
          new Fact.AdminActed(
              in.text("author"), in.text("act"), in.text("detail"), in.number("at_ms"));
      default -> throw new IllegalArgumentException("kind: an unknown one");
    };
  }

  private static GameEvent event(Fields outer) {
    Fields in = outer.object("event");
    Payload.Builder payload = new Payload.Builder();
    in.object("payload").values().forEach(payload::put);
    return new GameEvent(
        eventId(in),
        game(in),
        player(in),
        in.text("type"),
        in.number("claimed_at_ms"),
        in.number("received_at_ms"),
        payload.build());
  }

  private static Fact.EventsJudged judged(Fields in) {
    List<Fact.Remarkable> remarkable = new ArrayList<>();
    for (Fields each : in.objects("remarkable")) {
      EventId event = eventId(each);
      List<Violation> violations = new ArrayList<>();
      each.objects("violations").forEach(one -> violations.add(violation(one, event)));
      Optional<Sanction> block =
          each.values().containsKey("block")
              ? Optional.of(sanction(each.object("block")))
              : Optional.empty();
      remarkable.add(
          new Fact.Remarkable(
              each.number("position"),
              event,
              game(each),
              player(each),
              new Judgement(Verdict.valueOf(each.text("verdict")), violations, block)));
    }
    List<Fact.Released> released = new ArrayList<>();
    in.objects("released")
        .forEach(each -> released.add(new Fact.Released(each.number("position"), event(each))));
    return new Fact.EventsJudged(
        in.number("first"), in.number("last"), remarkable, released, in.number("at_ms"));
  }

  private static Violation violation(Fields in, EventId event) {
    Payload.Builder inputs = new Payload.Builder();
    in.object("inputs").values().forEach(inputs::put);
    return new Violation(
        in.text("rule"),
        (int) in.number("version"),
        Verdict.valueOf(in.text("verdict")),
        in.flag("shadow"),
        inputs.build(),
        event,
        in.number("at_ms"));
  }

  private static Sanction sanction(Fields in) {
    return new Sanction(
        in.text("id"),
        game(in),
        player(in),
        SanctionKind.valueOf(in.text("kind")),
        in.text("author"),
        in.text("reason"),
        in.number("from_ms"),
        in.number("until_ms"));
  }

  private static Fact.RewardClaimed claim(Fields in) {
    return new Fact.RewardClaimed(
        in.text("reward"),
        in.text("detail"),
        in.text("period"),
        new Receipt(
            in.text("receipt_id"),
            game(in),
            player(in),
            in.text("item"),
            in.number("issued_at_ms"),
            in.number("expires_at_ms"),
            in.text("sig"),
            in.text("jws")));
  }

  private static GameId game(Fields in) {
    return new GameId(in.text("game"));
  }

  private static PlayerId player(Fields in) {
    return new PlayerId(in.text("player"));
  }

  private static EventId eventId(Fields in) {
    return EventId.parse(in.text("event_id"))
        .orElseThrow(() -> new IllegalArgumentException("event_id: expected 32 hex digits"));
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, value(in));
    }
    return fields;
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> in.getText();
      default -> throw new IllegalArgumentException("an unexpected " + in.currentToken());
    };
  }

  /** The fields of a JSON object; a field that is missing or of another kind is a fault. */
  private record Fields(Map<String, Object> values) {

    String text(String name) {
      return (String) values.get(name);
    }

    long number(String name) {
      return (Long) values.get(name);
    }

    boolean flag(String name) {
      return (Boolean) values.get(name);
    }

    @SuppressWarnings("unchecked")
    Fields object(String name) {
      return new Fields((Map<String, Object>) values.get(name));
    }

    @SuppressWarnings("unchecked")
    List<Fields> objects(String name) {
      List<Fields> found = new ArrayList<>();
      ((List<Object>) values.get(name))
          .forEach(each -> found.add(new Fields((Map<String, Object>) each)));
      return found;
    }
  }
}
