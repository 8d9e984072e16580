package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.ports.event.Delivery;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {

  static Iterable<Fact> facts() {
    return SampleFacts.oneOfEach();
  }

  @Test
  void everyKindOfFactIsTriedHere() {
    Set<Class<?>> tried =
        SampleFacts.oneOfEach().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.of(Fact.class.getPermittedSubclasses()), tried);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFactComesBackFromTheJournalAsItWas(Fact fact) {
    ByteWriter out = new ByteWriter();
    FactCodec.write(out, fact);
    ByteReader in = new ByteReader(out.toByteArray());
    assertEquals(fact, FactCodec.read(in));
    assertTrue(in.atEnd());
  }

  @Test
  void eventsOfAGameShareTheirWords() {
    GameEvent event = event(Payload.of("delta_xp", 1));
    GameEvent first = readBack(event);
    GameEvent second = readBack(event);

    assertEquals(event, first);
    assertSame(first.type(), second.type());
    assertSame(first.game().value(), second.game().value());
    assertSame(first.payload().iterator().next().name(), second.payload().iterator().next().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "größe", "\u00e9", "経験値", "🎮", "a\u0000b"})
  void whateverTheNamesOfFieldsAreTheyComeBack(String name) {
    GameEvent event = event(Payload.of("before", 1, name, 2));

    assertEquals(event, readBack(event));
  }

  private static GameEvent event(Payload payload) {
    return new GameEvent(
        new EventId(1, 2), new GameId("demo"), new PlayerId("p1"), "match_end", 3, 4, payload);
  }

  private static GameEvent readBack(GameEvent event) {
    ByteWriter out = new ByteWriter();
    FactCodec.write(out, new Fact.EventAccepted(event, 5, true));
    Fact read = FactCodec.read(new ByteReader(out.toByteArray()));
    return assertInstanceOf(Fact.EventAccepted.class, read).event();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFactComesBackFromTheTrailAsItWas(Fact fact) {
    byte[] line = line(new Delivery(77, fact));
    assertEquals(
        new Delivery(77, fact),
        new TrailReader().read(new TrailLine(0, line, 0, line.length, true)));
  }

  private static byte[] line(Delivery delivery) {
    LineBuffer buffer = new LineBuffer(16);
    new TrailWriter(buffer).write(delivery);
    return Arrays.copyOf(buffer.array(), buffer.length());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aLineOfTheTrailHoldsNoControlByte(Fact fact) {
    for (byte each : line(new Delivery(1, fact))) {
      assertTrue(each < 0 || each >= 0x20, "byte " + each);
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFactCutShortIsRefusedAtEveryLength(Fact fact) {
    ByteWriter out = new ByteWriter();
    FactCodec.write(out, fact);
    byte[] whole = out.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(
          IllegalArgumentException.class,
          () -> FactCodec.read(new ByteReader(cut)),
          "at " + length);
    }
  }
}
