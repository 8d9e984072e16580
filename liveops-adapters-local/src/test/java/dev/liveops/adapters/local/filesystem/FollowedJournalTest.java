package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.adapters.local.log.LogBus;
import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.event.Judgements;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a journal is kept in memory for those who follow it. */
class FollowedJournalTest {

  private static final int EVENTS = 40;

  @TempDir private Path directory;
  private Journal journal;
  private LogBus bus;

  @BeforeEach
  void open() {
    journal = Journal.open(directory.resolve("journal"), Filesystem.SEGMENT_BYTES);
    journal.start();
    bus = new LogBus(journal, InstantSource.system());
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void publishEvents() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      facts.add(SampleFacts.accepted(i));
    }
    bus.publish(facts).join();
  }

  private static List<Delivery> poll(Subscription subscription) throws InterruptedException {
    return subscription.poll(1_000, Duration.ZERO);
  }

  @Test
  void whatAllHaveReadIsLetGoOf() throws InterruptedException {
    Subscription trail = bus.subscribe(Topic.TRAIL, "trail", 0);
    Subscription fairness = bus.subscribe(Topic.EVENTS, "fairness", 0);
    publishEvents();
    poll(trail);
    assertEquals(EVENTS, journal.tail().size(), "one is still to read it");
    poll(fairness);
    assertEquals(0, journal.tail().size());
  }

  @Test
  void eventsStayForThoseWhoWaitForTheirJudgement() throws InterruptedException {
    Subscription fairness = bus.subscribe(Topic.EVENTS, "fairness", 0);
    Subscription ranks = bus.subscribe(Topic.CLEARED, "ranks", 0);
    publishEvents();
    poll(fairness);
    poll(ranks);
    assertEquals(EVENTS, journal.tail().size(), "no judgement tells of them yet");
    bus.publish(List.of(Judgements.of(1, EVENTS).fact())).join();
    poll(fairness);
    assertEquals(EVENTS, poll(ranks).size());
    assertEquals(1, journal.tail().size(), "all but the judgement");
  }

  @Test
  void whoGoesBackReadsFromTheDisk() throws InterruptedException {
    Subscription trail = bus.subscribe(Topic.TRAIL, "trail", 0);
    publishEvents();
    Delivery first = poll(trail).getFirst();
    assertEquals(0, journal.tail().size());
    trail.failed(first, "on purpose");
    List<Delivery> again = trail.poll(1_000, Duration.ofSeconds(10));
    assertEquals(first, again.getFirst());
    assertEquals(EVENTS, again.size());
  }

  @Test
  void aJudgementWeighsAsMuchAsItTellsOf() {
    Judgements judgements = Judgements.of(1, EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      judgements.flagging(i + 1, SampleFacts.accepted(i).event());
    }
    bus.publish(List.of(judgements.fact())).join();
    assertEquals(1 + EVENTS, journal.tail().size());
    assertTrue(journal.tail().find(1).isPresent());
  }
}
