package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("journal.db");
  }

  private Journal open() {
    Journal journal = Journal.open(file());
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
  void aTrimmedJournalGoesOnWhereItWas() {
    try (Journal journal = open()) {
      for (int i = 0; i < 10; i++) {
        journal.publish(facts(i, i + 1)).join();
      }
    }
    try (JournalFile trimmed = JournalFile.open(file())) {
      assertEquals(false, assertTrims(trimmed, 7));
      assertEquals(8, trimmed.start());
    }
    try (Journal journal = open()) {
      assertEquals(10, journal.head());
      assertEquals(11L, journal.publish(facts(0, 1)).join());
      assertThrows(StorageFault.class, () -> journal.groupAt(7));
      assertThrows(StorageFault.class, () -> journal.checkReaches("a reader", 6));
    }
    try (JournalFile empty = JournalFile.open(file())) {
      assertTrims(empty, 11);
      assertEquals(12, empty.start());
    }
    try (Journal journal = open()) {
      assertEquals(11, journal.head());
      assertEquals(12L, journal.publish(facts(0, 1)).join());
    }
  }

  private static boolean assertTrims(JournalFile file, long through) {
    try {
      return file.trim(through);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDamagedGroupIsNamedAndNeverServed() throws Exception {
    try (Journal journal = open()) {
      journal.publish(facts(0, 3)).join();
      journal.publish(facts(3, 6)).join();
    }
    sql("UPDATE journal_group SET payload = zeroblob(length(payload)) WHERE first = 4");
    try (Journal journal = open()) {
      StorageFault fault = assertThrows(StorageFault.class, () -> journal.groupAt(5));
      assertTrue(fault.getMessage().contains("position 4"), fault.getMessage());
    }
  }

  @Test
  void aMissingGroupIsNoticedAtTheStart() throws Exception {
    try (Journal journal = open()) {
      journal.publish(facts(0, 3)).join();
      journal.publish(facts(3, 6)).join();
      journal.publish(facts(6, 9)).join();
    }
    sql("DELETE FROM journal_group WHERE first = 4");
    StorageFault fault = assertThrows(StorageFault.class, () -> open().close());
    assertTrue(fault.getMessage().contains("position 4"), fault.getMessage());
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
    try (Journal journal = Journal.open(file())) {
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

  /** Changes what is in the file, in a way that looks as if the journal itself had done so. */
  private void sql(String statement) throws Exception {
    try (JournalFile journal = JournalFile.open(file());
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
      assertTrue(journal.logBytes() > 0);
    }
  }
}
