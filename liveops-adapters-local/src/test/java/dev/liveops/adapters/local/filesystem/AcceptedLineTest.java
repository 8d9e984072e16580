package dev.liveops.adapters.local.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.ports.event.Delivery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The short way of writing and reading is the long one, only shorter. */
class AcceptedLineTest {

  private static final long SEED = 20261122;
  private static final int EVENTS = 3_000;
  private static final List<String> TEXTS =
      List.of(
          "",
          "quest",
          "a b",
          "\u007f",
          "\"",
          "\\",
          "\n",
          "\u00e9",
          "\u2028",
          "\ud83c\udfc6",
          "}}{[");
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, -1L, 9L, -10L, 10L, 1_795_377_299_123L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<Double> FRACTIONS =
      List.of(0.0, -0.0, 0.05, 1e-7, -2.5e300, Double.MIN_VALUE, Double.MAX_VALUE, 1e7, 12345.678);

  private static final byte[] MEANING_SOMETHING = "\"{}[]:,\\ 0aeE.-".getBytes(UTF_8);

  private final Random random = new Random(SEED);
  private int plain;

  @Test
  void isWhatAGeneralWriterWritesAndReadsAsAGeneralReaderReads() {
    for (int i = 0; i < EVENTS; i++) {
      Delivery delivery = new Delivery(1 + random.nextLong(1L << 50), accepted());
      byte[] quick = line(delivery, true);
      assertArrayEquals(line(delivery, false), quick, () -> hint(delivery));
      assertEquals(delivery, new TrailReader().read(at(3, quick)), () -> hint(delivery));
      assertEquals(delivery, new TrailReader().parsed(at(3, quick)), () -> hint(delivery));
    }
    assertTrue(plain > EVENTS / 10 && plain < EVENTS, plain + " of " + EVENTS + " were plain");
  }

  /** A line whose hash fits is not always one of ours: whoever has no key can make a chain. */
  @Test
  void whateverIsChangedInALineIsReadAsAGeneralReaderReadsIt() {
    for (int i = 0; i < EVENTS; i++) {
      byte[] line = line(new Delivery(1 + random.nextLong(1L << 50), accepted()), true);
      int changedAt = random.nextInt(line.length - TrailLine.HASH_FROM_END);
      line[changedAt] = MEANING_SOMETHING[random.nextInt(MEANING_SOMETHING.length)];
      Optional<Delivery> general = outcome(() -> new TrailReader().parsed(at(0, line)));
      Optional<Delivery> quick = outcome(() -> new TrailReader().read(at(0, line)));
      assertEquals(general, quick, () -> "seed " + SEED + ": " + new String(line, UTF_8));
    }
  }

  /** What was read; empty when it was refused. */
  private static Optional<Delivery> outcome(Supplier<Delivery> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String hint(Delivery delivery) {
    return "seed " + SEED + ": " + delivery;
  }

  /** The line, which need not be at the beginning of its buffer. */
  private static TrailLine at(int start, byte[] line) {
    byte[] buffer = new byte[start + line.length + 5];
    System.arraycopy(line, 0, buffer, start, line.length);
    return new TrailLine(0, buffer, start, line.length, true);
  }

  private byte[] line(Delivery delivery, boolean quickly) {
    LineBuffer buffer = new LineBuffer(16);
    TrailWriter writer = new TrailWriter(buffer);
    if (!quickly) {
      writer.generate(delivery);
    } else if (delivery.fact() instanceof Fact.EventAccepted fact
        && AcceptedLine.write(buffer, delivery.position(), fact)) {
      plain++;
    } else {
      assertEquals(0, buffer.length(), "something was left");
      writer.write(delivery);
    }
    TrailLine.finish(buffer, 0, new AuditChain(AuditChain.Head.EMPTY));
    return Arrays.copyOf(buffer.array(), buffer.length());
  }

  private Fact.EventAccepted accepted() {
    Payload.Builder payload = new Payload.Builder();
    for (int fields = random.nextInt(5); fields > 0; fields--) {
      payload.put(random.nextInt(9) > 0 ? "field" + fields : one(TEXTS), value());
    }
    GameEvent event =
        new GameEvent(
            new EventId(random.nextLong(), random.nextLong()),
            new GameId(random.nextBoolean() ? "default" : "other"),
            new PlayerId("player_" + random.nextInt(100)),
            random.nextInt(9) > 0 ? "progression" : one(TEXTS),
            one(NUMBERS),
            one(NUMBERS),
            payload.build());
    return new Fact.EventAccepted(event, random.nextLong(), random.nextBoolean());
  }

  private Object value() {
    return switch (random.nextInt(5)) {
      case 0 -> one(TEXTS);
      case 1 -> one(FRACTIONS);
      case 2 -> random.nextGaussian() * 1e6;
      case 3 -> random.nextBoolean();
      default -> one(NUMBERS);
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
