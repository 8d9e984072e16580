package dev.liveops.testkit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.Race;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link EventBus}. */
public abstract class EventBusContract extends RedeliveryContract {

  private List<Delivery> trailTopic() {
    return Deliveries.all(ports(), Topic.TRAIL);
  }

  @Test
  void anEmptyBusHasItsHeadAt0() {
    assertEquals(0, ports().head());
    assertEquals(List.of(), ports().deadLetters(10));
  }

  @Test
  void publishingAnswersWithThePositionOfTheLastFact() {
    assertEquals(3, ports().publish(Facts.some(3)).join());
    assertEquals(4, ports().publish(Facts.some(1)).join());
    assertEquals(4, ports().head());
  }

  @Test
  void publishingNothingIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> ports().publish(List.of()));
  }

  @Test
  void whatTheCallerDoesToTheListAfterwardsChangesNothing() {
    List<Fact> facts = new ArrayList<>(Facts.some(2));
    var published = ports().publish(facts);
    facts.clear();
    assertEquals(2, published.join());
    assertEquals(Facts.some(2), Deliveries.facts(ports(), Topic.TRAIL));
  }

  @Test
  void aPublicationIsDeliveredOnceItIsComplete() {
    for (int i = 1; i <= 100; i++) {
      long position = publish(Facts.acted(i));
      assertTrue(ports().head() >= position);
    }
    assertEquals(100, trailTopic().size());
  }

  @Test
  void factsOfOnePublicationAreNeighboursWhoeverElsePublishes() {
    int threads = 16;
    int publications = 40;
    List<List<Long>> positions =
        Race.of(
            threads,
            racer -> {
              List<Long> mine = new ArrayList<>();
              for (int i = 0; i < publications; i++) {
                long id = 1_000L * racer + 10L * i;
                mine.add(publish(Facts.acted(id), Facts.acted(id + 1), Facts.acted(id + 2)));
              }
              return mine;
            });

    List<Delivery> all = trailTopic();
    assertEquals(
        LongStream.rangeClosed(1, 3L * threads * publications).boxed().toList(),
        Deliveries.positions(all));
    for (int racer = 0; racer < threads; racer++) {
      List<Long> mine = positions.get(racer);
      assertEquals(mine.stream().sorted().toList(), mine, "a later publication comes later");
      for (int i = 0; i < publications; i++) {
        int last = Math.toIntExact(mine.get(i));
        long id = 1_000L * racer + 10L * i;
        assertEquals(
            List.of(Facts.acted(id), Facts.acted(id + 1), Facts.acted(id + 2)),
            Deliveries.facts(all.subList(last - 3, last)));
      }
    }
  }

  @Test
  void everyFactIsDeliveredAsItWasPublishedAlsoAfterReopening() {
    List<Fact> all = Facts.oneOfEachKind();
    ports().publish(all).join();
    assertEquals(all, Deliveries.facts(trailTopic()));
    reopen();
    assertEquals(kept(all, List.of()), Deliveries.facts(trailTopic()));
  }

  @Test
  void whatWasCompleteOutlivesACrashAndPublishingGoesOnBehindIt() {
    List<Long> complete = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      complete.add(publish(Facts.acted(i)));
    }
    crash();
    assertEquals(kept(complete, List.of()), Deliveries.positions(trailTopic()));
    assertEquals(kept(20L, 0L), ports().head());
    assertEquals(kept(21L, 1L), publish(Facts.acted(21)));
    reopen();
    assertEquals(kept(21L, 0L), ports().head());
  }

  @Test
  void publishingOnAClosedBusFailsAtOnce() {
    EventBus bus = ports();
    close();
    CompletionException failure =
        assertThrows(CompletionException.class, () -> bus.publish(Facts.some(1)).join());
    assertInstanceOf(PortUnavailable.class, failure.getCause());
  }

  @Test
  void everyPublicationThatRacesWithClosingIsCompletedOneWayOrTheOther() {
    EventBus bus = ports();
    List<Integer> complete =
        Race.of(
            8,
            racer -> {
              if (racer == 0) {
                close();
                return 0;
              }
              int mine = 0;
              for (int i = 0; i < 50; i++) {
                mine += bus.publish(Facts.some(1)).handle((at, e) -> e == null ? 1 : 0).join();
              }
              return mine;
            });
    reopen();
    long sum = complete.stream().mapToInt(Integer::intValue).sum();
    assertEquals(kept(sum, 0L), ports().head());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whoeverSkipsByPositionHandlesEverythingOnceAndInOrder(long seed) {
    int publishers = 4;
    int publications = 60;
    List<Long> handled = Collections.synchronizedList(new ArrayList<>());
    Race.of(
        publishers + 1,
        racer -> {
          Random random = new Random(seed * 100 + racer);
          if (racer < publishers) {
            for (int i = 0; i < publications; i++) {
              ports().publish(Facts.some(1 + random.nextInt(5))).join();
            }
          } else {
            consumeWithFailures(random, handled, publishers * publications);
          }
          return null;
        });
    assertEquals(LongStream.rangeClosed(1, handled.size()).boxed().toList(), handled);
  }

  /** Handles deliveries until so many publications must have come, with failures and restarts. */
  private void consumeWithFailures(Random random, List<Long> handled, int factsMin)
      throws InterruptedException {
    long committed = 0;
    while (handled.size() < factsMin) {
      try (Subscription subscription = trail(committed)) {
        for (int polls = random.nextInt(10); polls >= 0 && handled.size() < factsMin; polls--) {
          for (Delivery delivery : subscription.poll(1 + random.nextInt(8), LONG)) {
            if (random.nextInt(200) == 0) {
              subscription.failed(delivery, "by chance");
              break;
            }
            if (delivery.position() > committed) {
              handled.add(delivery.position());
              committed = delivery.position();
            }
          }
          subscription.processed(committed);
        }
      }
    }
  }
}
