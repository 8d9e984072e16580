package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.ports.event.Delivery;
import dev.liveops.ports.event.Subscription;
import dev.liveops.ports.event.Topic;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.progression.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link PublishingChild} left behind. */
final class Recovered {

  private Recovered() {}

  /** A directory with nothing in it. */
  static Path empty(Path root) throws IOException {
    Images.write(root, Map.of());
    return root;
  }

  /** How often each number is in the journal, in a directory that has to be whole. */
  static Map<Long, Integer> numbers(Path root) throws InterruptedException {
    try (LocalStorage storage =
        LocalStorage.open(
            root,
            Duration.ofMinutes(5),
            new SettableClock(),
            42,
            Duration.ofHours(1),
            PublishingChild.SEGMENT_BYTES)) {
      Map<Long, Integer> found = new TreeMap<>();
      try (Subscription facts = storage.bus().subscribe(Topic.TRAIL, "ledger", 0)) {
        List<Delivery> some = facts.poll(1_000, Duration.ZERO);
        while (!some.isEmpty()) {
          some.forEach(each -> found.merge(numberOf(each.fact()), 1, Integer::sum));
          facts.processed(some.getLast().position());
          some = facts.poll(1_000, Duration.ZERO);
        }
      }
      checkProgress(storage);
      return found;
    }
  }

  private static long numberOf(Fact fact) {
    return Long.parseLong(((Fact.AdminActed) fact).act().substring("act-".length()));
  }

  private static void checkProgress(LocalStorage storage) {
    long position = storage.progress().position();
    if (position > 0) {
      assertArrayEquals(
          Progress.after(PublishingChild.stepsThrough(position)).encode(),
          storage
              .progress()
              .load(List.of(PublishingChild.PLAYER))
              .get(PublishingChild.PLAYER)
              .encode());
    }
  }
}
