package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.adapters.local.Storage;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.ports.progression.Advance;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Judgements;
import dev.liveops.testkit.fairness.Screenings;
import dev.liveops.testkit.ranking.Rankings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal forgets what nobody needs any more, and nothing else. */
@Timeout(60)
final class TrimmingTest {

  private static final int EVENTS = 20;

  @TempDir private Path directory;

  private Opened<Storage> opened;
  private int accepted;
  private final List<Delivery> ranked = new ArrayList<>();

  @BeforeEach
  void open() {
    opened = Filesystem.open(directory, new SettableClock(), storage -> storage);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void anEventIsKeptUntilItsJudgementIsReadAndThenForgotten() throws InterruptedException {
    for (int round = 1; round <= 5; round++) {
      accept();
      consume();
      accept();
      judge();
      consume();
      goOnUntilForgotten(storage().activity().position());
    }
    assertRankedInOrder();
  }

  @Test
  void afterACrashNothingIsMissingThatHasToBeReadAgain() throws InterruptedException {
    for (int crash = 1; crash <= 4; crash++) {
      accept();
      judge();
      consume();
      accept();
      opened.crash();
      ranked.removeIf(each -> each.position() > storage().standings().position());
      judge();
      consume();
    }
    assertRankedInOrder();
  }

  private Storage storage() {
    return opened.ports();
  }

  private void accept() {
    List<Fact> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(Events.by("ada").number(++accepted).accepted());
    }
    storage().bus().publish(events).join();
  }

  private void judge() {
    long first = storage().activity().position() + 1;
    long last = storage().bus().head();
    storage()
        .activity()
        .commit(Screenings.through(last).judge(Judgements.of(first, last).fact()).pass());
  }

  /** Lets everybody read what there is for them, and commit that they did. */
  private void consume() throws InterruptedException {
    long position = storage().standings().position();
    try (Subscription cleared = storage().bus().subscribe(Topic.CLEARED, "ranks", position)) {
      ranked.addAll(cleared.poll(10_000, Duration.ZERO));
      storage().standings().commit(Rankings.through(cleared.passed()).pass());
    }
    storage().progress().commit(new Advance(storage().bus().head(), Map.of()));
    long recorded = storage().trail().position();
    try (Subscription trail = storage().bus().subscribe(Topic.TRAIL, "trail", recorded)) {
      storage().trail().append(trail.poll(10_000, Duration.ZERO));
      storage().trail().flush();
    }
  }

  private void assertRankedInOrder() {
    List<Fact> expected = new ArrayList<>();
    for (int number = 1; number <= accepted; number++) {
      Fact.EventAccepted event = Events.by("ada").number(number).accepted();
      expected.add(new Fact.EventCleared(event.event(), Verdict.CLEARED));
    }
    assertEquals(expected, ranked.stream().map(Delivery::fact).toList());
  }

  /** Files of the journal are deleted whole, and only when there is a next one. */
  private void goOnUntilForgotten(long position) throws InterruptedException {
    while (reaches(position - 1)) {
      accept();
      judge();
      consume();
    }
  }

  private boolean reaches(long after) {
    try {
      storage().bus().subscribe(Topic.TRAIL, "reader", after).close();
      return true;
    } catch (StorageFault e) {
      return false;
    }
  }
}
