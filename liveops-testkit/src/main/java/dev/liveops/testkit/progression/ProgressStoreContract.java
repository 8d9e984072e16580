package dev.liveops.testkit.progression;

import static dev.liveops.testkit.event.Events.player;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.progression.PlayerProgress;
import dev.liveops.ports.progression.Advance;
import dev.liveops.ports.progression.ProgressStore;
import dev.liveops.testkit.PortContract;
import dev.liveops.testkit.Race;
import dev.liveops.testkit.event.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of {@link ProgressStore}. */
public abstract class ProgressStoreContract extends PortContract<ProgressStore> {

  private static final PlayerKey ADA = player("ada");
  private static final PlayerKey BOB = player("bob");

  private void commit(long through, Map<PlayerKey, PlayerProgress> changed) {
    reach(through);
    ports().commit(new Advance(through, changed));
  }

  private Map<PlayerKey, PlayerProgress> load() {
    return ports().load(List.of(ADA, BOB));
  }

  private Map<PlayerKey, PlayerProgress> everything() {
    Map<PlayerKey, PlayerProgress> all = new HashMap<>();
    ports()
        .forEach(
            (player, progress) -> assertEquals(null, all.put(player, progress), player::toString));
    return all;
  }

  @Test
  void atFirstNobodyHasProgress() {
    assertEquals(0, ports().position());
    assertEquals(Map.of(), load());
    assertEquals(Map.of(), everything());
  }

  @Test
  void aPassIsReadableOnReturn() {
    commit(3, Map.of(ADA, Progress.after(2)));
    assertEquals(3, ports().position());
    assertEquals(Map.of(ADA, Progress.after(2)), load(), "who was never seen is absent");
    assertEquals(Map.of(), ports().load(List.of()));
  }

  @Test
  void aLaterPassReplacesWhatItChangesAndLeavesTheRest() {
    commit(1, Map.of(ADA, Progress.after(1), BOB, Progress.after(2)));
    commit(2, Map.of(ADA, Progress.after(5)));
    assertEquals(Map.of(ADA, Progress.after(5), BOB, Progress.after(2)), load());
    commit(7, Map.of());
    assertEquals(7, ports().position());
  }

  @Test
  void aPassThatIsNotBeyondThePositionChangesNothing() {
    commit(5, Map.of(ADA, Progress.after(5)));
    commit(5, Map.of(ADA, Progress.after(1), BOB, Progress.after(1)));
    commit(4, Map.of(BOB, Progress.after(1)));
    assertEquals(5, ports().position());
    assertEquals(Map.of(ADA, Progress.after(5)), load());
  }

  @Test
  void playersOfTwoGamesAreTwoEvenUnderOneName() {
    PlayerKey other = new PlayerKey(Events.OTHER_GAME, ADA.player());
    commit(1, Map.of(ADA, Progress.after(1), other, Progress.after(2)));
    assertEquals(Progress.after(1), ports().load(List.of(ADA)).get(ADA));
    assertEquals(Progress.after(2), ports().load(List.of(other)).get(other));
  }

  @Test
  void everyPlayerIsToldOnceWhereverTheirProgressIsKept() {
    Map<PlayerKey, PlayerProgress> all = new HashMap<>();
    for (int i = 0; i < 1_200; i++) {
      all.put(player("player-" + i), Progress.after(i % 7));
    }
    commit(1, all);
    assertEquals(all, everything());
    reopen();
    assertEquals(kept(all, Map.of()), everything());
    all.put(player("player-7"), Progress.after(20));
    all.put(player("newcomer"), Progress.after(1));
    commit(
        2, Map.of(player("player-7"), Progress.after(20), player("newcomer"), Progress.after(1)));
    if (isDurable()) {
      assertEquals(all, everything());
      assertEquals(all, ports().load(all.keySet()));
    } else {
      assertEquals(2, everything().size());
    }
  }

  @Test
  void whoIsToldOfEveryPlayerMayAskForMore() {
    commit(1, Map.of(ADA, Progress.after(1), BOB, Progress.after(2)));
    reopen();
    ports().forEach((player, progress) -> assertEquals(progress, load().get(player)));
  }

  @Test
  void aReaderSeesAPassWholeOrNotAtAll() {
    commit(1, Map.of(ADA, Progress.after(0), BOB, Progress.after(0)));
    Race.whileRunning(
        () -> {
          for (int pass = 2; pass <= 200; pass++) {
            PlayerProgress progress = Progress.after(pass % 9);
            commit(pass, Map.of(ADA, progress, BOB, progress));
          }
        },
        () -> {
          Map<PlayerKey, PlayerProgress> seen = load();
          assertEquals(seen.get(ADA), seen.get(BOB));
          assertTrue(everything().size() == 2);
        });
    assertEquals(200, ports().position());
  }

  @Test
  void closingKeepsEveryPass() {
    commit(1, Map.of(ADA, Progress.after(1)));
    commit(2, Map.of(BOB, Progress.after(9)));
    reopen();
    assertEquals(kept(2L, 0L), ports().position());
    assertEquals(kept(Map.of(ADA, Progress.after(1), BOB, Progress.after(9)), Map.of()), load());
  }

  @Test
  void aCrashTakesBackWholePassesAndThePositionTellsWhereToGoOn() {
    for (int pass = 1; pass <= 5; pass++) {
      commit(pass, Map.of(ADA, Progress.after(pass), BOB, Progress.after(pass)));
    }
    reopen();
    for (int pass = 6; pass <= 9; pass++) {
      commit(pass, Map.of(ADA, Progress.after(pass), BOB, Progress.after(pass)));
    }
    crash();
    int position = (int) ports().position();
    assertTrue(position >= kept(5, 0), () -> "closing had kept 5, not " + position);
    assertEquals(
        position == 0
            ? Map.of()
            : Map.of(ADA, Progress.after(position), BOB, Progress.after(position)),
        load());
    for (int pass = position + 1; pass <= 9; pass++) {
      commit(pass, Map.of(ADA, Progress.after(pass), BOB, Progress.after(pass)));
    }
    assertEquals(Map.of(ADA, Progress.after(9), BOB, Progress.after(9)), load());
  }
}
