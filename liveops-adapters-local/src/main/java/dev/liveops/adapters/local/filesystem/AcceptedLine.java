package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.audit.Hash;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.ports.event.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The line of an accepted event, as almost all lines are, byte for byte as {@link TrailWriter}
 * would have it without this: a form that is known can be written and read at a fraction of what
 * JSON in general costs. Text with something to escape is left to that. For one thread.
 */
final class AcceptedLine {

  private static final byte[] POSITION = ascii("{\"position\":");
  private static final byte[] EVENT_ID =
      ascii(",\"kind\":\"event_accepted\",\"event\":{\"event_id\":\"");
  private static final byte[] GAME = ascii("\",\"game\":\"");
  private static final byte[] PLAYER = ascii(",\"player\":\"");
  private static final byte[] TYPE = ascii(",\"type\":\"");
  private static final byte[] CLAIMED = ascii(",\"claimed_at_ms\":");
  private static final byte[] RECEIVED = ascii(",\"received_at_ms\":");
  private static final byte[] PAYLOAD = ascii(",\"payload\":{");
  private static final byte[] BODY_HASH = ascii("}},\"body_hash\":\"");
  private static final byte[] KEYED = ascii("\",\"keyed\":");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] HASH = ascii(",\"hash\":\"");
  private static final int BEHIND_HASH_FIELD = 2 * Hash.LENGTH_BYTES + 2;

  private final LineScanner in = new LineScanner();
  private GameId game = new GameId("default"); // of the line before, and mostly of all

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes the line of a fact, without hash and line end.
   *
   * @return false, and nothing is written, when there is something to escape
   */
  static boolean write(LineBuffer out, long position, Fact.EventAccepted fact) {
    int start = out.length();
    GameEvent event = fact.event();
    out.write(POSITION);
    out.number(position);
    out.write(EVENT_ID);
    int id = out.reserve(EventId.LENGTH);
    event.id().write(out.array(), id);
    out.write(GAME);
    boolean isPlain = out.text(event.game().value());
    out.write(PLAYER);
    isPlain &= out.text(event.player().value());
    out.write(TYPE);
    isPlain &= out.text(event.type());
    out.write(CLAIMED);
    out.number(event.claimedAtMillis());
    out.write(RECEIVED);
    out.number(event.receivedAtMillis());
    out.write(PAYLOAD);
    isPlain &= write(out, event.payload());
    out.write(BODY_HASH);
    out.hex(fact.bodyHash());
    out.write(KEYED);
    out.write(fact.keyed() ? TRUE : FALSE);
    out.write('}');
    if (!isPlain) {
      out.cut(start);
    }
    return isPlain;
  }

  private static boolean write(LineBuffer out, Payload payload) {
    boolean isPlain = true;
    boolean isFirst = true;
    for (Payload.Field field : payload) {
      if (!isFirst) {
        out.write(',');
      }
      isFirst = false;
      out.write('"');
      isPlain &= out.text(field.name());
      out.write(':');
      switch (field.value()) {
        case Long value -> out.number(value);
        case Boolean value -> out.write(value ? TRUE : FALSE);
        case Double value -> isPlain &= Double.isFinite(value) && out.ascii(value.toString());
        case String value -> {
          out.write('"');
          isPlain &= out.text(value);
        }
        default -> throw new IllegalStateException("a payload holds four kinds of value only");
      }
    }
    return isPlain;
  }

  /**
   * Reads a whole line, whose hash was looked at before.
   *
   * @return empty when it is of another kind, or not as {@link #write} writes it
   * @throws IllegalArgumentException when there is no such game or player
   */
  Optional<Delivery> read(TrailLine line) {
    in.begin(line);
    in.expect(POSITION);
    long position = in.number();
    in.expect(EVENT_ID);
    if (in.failed()) {
      return Optional.empty();
    }
    EventId id = new EventId(in.hex(), in.hex());
    in.expect(GAME);
    String gameName = in.word();
    in.expect(PLAYER);
    String player = in.text();
    in.expect(TYPE);
    String type = in.word();
    in.expect(CLAIMED);
    long claimedAtMillis = in.number();
    in.expect(RECEIVED);
    long receivedAtMillis = in.number();
    in.expect(PAYLOAD);
    Payload payload = payload();
    in.expect(BODY_HASH);
    long bodyHash = in.hex();
    in.expect(KEYED);
    boolean keyed = in.skip(TRUE);
    if (!keyed) {
      in.expect(FALSE);
    }
    in.expect(HASH);
    if (in.failed() || in.rest() != BEHIND_HASH_FIELD) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery(
            position,
            new Fact.EventAccepted(
                new GameEvent(
                    id,
                    game(gameName),
                    new PlayerId(player),
                    type,
                    claimedAtMillis,
                    receivedAtMillis,
                    payload),
                bodyHash,
                keyed)));
  }

  private GameId game(String name) {
    if (!game.value().equals(name)) {
      game = new GameId(name);
    }
    return game;
  }

  /** The fields up to the closing brace. */
  private Payload payload() {
    Payload.Builder payload = new Payload.Builder();
    while (in.skip('"')) {
      String name = in.word();
      in.expect(':');
      if (!payload.put(name, value()) || in.failed()) {
        in.fail();
        return Payload.empty();
      }
      if (!in.skip(',')) {
        break;
      }
    }
    return payload.build();
  }

  private Object value() {
    if (in.skip('"')) {
      return in.word();
    }
    if (in.skip(TRUE)) {
      return true;
    }
    return in.skip(FALSE) ? (Object) false : in.longOrDouble();
  }
}
