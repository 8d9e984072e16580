package dev.liveops.usecases.fairness;

import static dev.liveops.usecases.fairness.Screen.GAME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.PlayerStatus;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadPlayerTest {

  private final Screen screen = new Screen();
  private final ReadPlayer readPlayer =
      new ReadPlayer(screen.fairness, screen.fairness, screen.clock);
  private final ReadViolations readViolations = new ReadViolations(screen.fairness);

  @Test
  void aPlayerOfWhomNothingWasHeardIsUnknown() {
    assertEquals(Optional.empty(), readPlayer.read(GAME, new PlayerId("p1")));
  }

  @Test
  void aPlayerIsCountedAndTheirViolationsAreToldNewestFirst() {
    screen.play("p1", 10);
    EventId first = screen.play("p1", 2_000);
    EventId second = screen.play("p1", 3_000);
    screen.play("p2", 4_000);
    screen.pump();

    ReadPlayer.View view = view("p1");
    assertEquals(3, view.events());
    assertEquals(List.of(second, first), view.violations().stream().map(Violation::event).toList());
    assertEquals(new PlayerStatus(PlayerStatus.Kind.CLEAR, OptionalLong.empty()), view.status());
    assertEquals(List.of(), view.sanctions());
  }

  @Test
  void aBlockedPlayerIsToldWithTheEnd() {
    for (int i = 0; i < 11; i++) {
      screen.accept("p1", "progression", Payload.of("delta_xp", 1L));
    }
    screen.pump();
    long until = screen.clock.millis() + 60_000;

    assertEquals(
        new PlayerStatus(PlayerStatus.Kind.BLOCKED, OptionalLong.of(until)), view("p1").status());
    assertEquals(
        List.of(SanctionKind.BLOCK), view("p1").sanctions().stream().map(Sanction::kind).toList());
    screen.clock.advance(Duration.ofSeconds(60));
    assertEquals(PlayerStatus.Kind.CLEAR, view("p1").status().kind());
    assertEquals(List.of(), view("p1").sanctions());
  }

  @Test
  void aPlayerWhoWasOnlyEverSanctionedIsKnown() {
    screen.impose(SanctionKind.BAN, "s1", "p1");
    screen.pump();

    assertEquals(PlayerStatus.Kind.BANNED, view("p1").status().kind());
    assertEquals(0, view("p1").events());
    assertEquals(Optional.empty(), readPlayer.read(new GameId("other"), new PlayerId("p1")));
  }

  @Test
  void violationsAreListedForAllOrForOneNewestFirst() {
    EventId first = screen.play("p1", 2_000);
    EventId second = screen.play("p2", 3_000);
    screen.pump();

    assertEquals(List.of(second, first), events(Optional.empty(), 10));
    assertEquals(List.of(second), events(Optional.empty(), 0));
    assertEquals(List.of(first), events(Optional.of(new PlayerId("p1")), 1_000_000));
  }

  private List<EventId> events(Optional<PlayerId> player, int violationsMax) {
    return readViolations.newest(GAME, player, violationsMax).stream()
        .map(Violation::event)
        .toList();
  }

  private ReadPlayer.View view(String player) {
    return readPlayer.read(GAME, new PlayerId(player)).orElseThrow();
  }
}
