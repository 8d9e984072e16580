package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final int GROUPS = 200;

  @TempDir private Path directory;

  private Path path() {
    return directory.resolve("journal");
  }

  private Journal open() {
    Journal journal = Journal.open(path(), Filesystem.SEGMENT_BYTES);
    journal.start();
    return journal;
  }

  private static List<Fact> facts(int from, int to) {
    List<Fact> facts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      facts.add(SampleFacts.accepted(i));
    }
    return facts;
  }

  @Test
  void factsOfOnePublicationAreNeighboursInTheOrderGiven() {
    try (Journal journal = open()) {
      assertEquals(3L, journal.publish(facts(0, 3)).join());
      assertEquals(5L, journal.publish(facts(3, 5)).join());
      for (int position = 1; position <= 5; position++) {
        assertEquals(SampleFacts.accepted(position - 1), journal.groupAt(position).at(position));
      }
    }
  }

  @Test
  void whatWasPublishedIsThereAfterReopening() {
    try (Journal journal = open()) {
      journal.publish(SampleFacts.oneOfEach()).join();
    }
    try (Journal journal = open()) {
      assertEquals(SampleFacts.oneOfEach().size(), journal.head());
      for (int i = 0; i < SampleFacts.oneOfEach().size(); i++) {
        assertEquals(SampleFacts.oneOfEach().get(i), journal.groupAt(i + 1).at(i + 1));
      }
    }
  }

  @Test
  void everyPublicationOfManyThreadsGetsItsOwnPosition() throws InterruptedException {
    try (Journal journal = open()) {
      List<CompletableFuture<Long>> all = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        threads.add(
            Thread.startVirtualThread(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    CompletableFuture<Long> durable = journal.publish(facts(i, i + 1));
                    synchronized (all) {
                      all.add(durable);
                    }
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(800, all.stream().map(CompletableFuture::join).distinct().count());
      assertEquals(800, journal.head());
    }
  }

  @Test
  void aTrimmedJournalGoesOnWhereItWas() throws IOException {
    try (Journal journal = open()) {
      publish(journal, 0);
    }
    try (JournalFiles trimmed =
        JournalFiles.open(new FileDisk(), path(), Filesystem.SEGMENT_BYTES)) {
      trimmed.trim(GROUPS / 2);
      trimmed.tidy();
    }
    try (Journal journal = open()) {
      long first = journal.firstPosition();
      assertTrue(first > 1 && first <= GROUPS / 2 + 1, "it begins with " + first);
      assertEquals(GROUPS, journal.head());
      assertEquals(GROUPS + 1L, journal.publish(facts(GROUPS, GROUPS + 1)).join());
      assertThrows(StorageFault.class, () -> journal.groupAt(first - 1));
      assertThrows(StorageFault.class, () -> journal.checkReaches("a reader", first - 2));
      journal.checkReaches("a reader", first - 1);
    }
  }

  /** Publications one after another, until there are several files. */
  private void publish(Journal journal, int from) throws IOException {
    for (int i = from; i < from + GROUPS; i++) {
      journal.publish(facts(i, i + 1)).join();
      while (i == from && JournalSegment.in(path()).size() < 2) {
        Thread.onSpinWait(); // the second one is made in the background
      }
    }
  }

  @Test
  void aClosedJournalRefusesAndSaysSo() {
    Journal journal = open();
    journal.close();
    CompletionException refused =
        assertThrows(CompletionException.class, () -> journal.publish(facts(0, 1)).join());
    assertTrue(refused.getCause() instanceof PortUnavailable);
  }

  @Test
  void aWriterThatDiesLeavesNobodyWaiting() {
    try (Journal journal = Journal.open(path(), Filesystem.SEGMENT_BYTES)) {
      journal.listen(
          List.of(
              new Journal.Listening(
                  group -> {
                    throw new IllegalStateException("on purpose");
                  },
                  "a listener",
                  0)));
      journal.start();
      for (int i = 0; i < 2; i++) {
        CompletionException refused =
            assertThrows(CompletionException.class, () -> journal.publish(facts(0, 1)).join());
        assertTrue(refused.getCause() instanceof PortUnavailable);
      }
    }
  }
}
