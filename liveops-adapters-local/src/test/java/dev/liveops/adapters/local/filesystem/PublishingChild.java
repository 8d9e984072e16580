package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.event.PlayerKey;
import dev.liveops.ports.progression.Advance;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.event.Events;
import dev.liveops.testkit.event.Facts;
import dev.liveops.testkit.progression.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A process of its own that publishes numbered facts, a few at a time, until it is killed. It tells
 * what became of each on a line: {@code ack 7}, {@code nack 8 why}; and {@code fault why} when the
 * storage says that it is broken. Every ten facts the progress of a player follows.
 */
final class PublishingChild {

  /** Small, so that many are begun. */
  static final int SEGMENT_BYTES = 32 * 1024;

  private static final int AT_ONCE = 4;
  private static final int STEPS = 40;

  private PublishingChild() {}

  static final PlayerKey PLAYER = Events.player("ada");

  /** The steps that the player has made who is through a position. */
  static int stepsThrough(long position) {
    return (int) (position % STEPS) + 1;
  }

  /** Publishes into the directory that is named first. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LocalStorage storage =
        LocalStorage.open(
            Path.of(arguments[0]),
            Duration.ofMinutes(5),
            new SettableClock(),
            42,
            Duration.ofMillis(20),
            SEGMENT_BYTES);
    say("pid " + ProcessHandle.current().pid());
    boolean told = false;
    for (long number = 1; ; number += AT_ONCE) {
      publish(storage, number);
      if (number % 10 == 1) {
        long head = storage.bus().head();
        storage
            .progress()
            .commit(new Advance(head, Map.of(PLAYER, Progress.after(stepsThrough(head)))));
      }
      if (!told && storage.fault().isPresent()) {
        told = true;
        say("fault " + storage.fault().get());
      }
      Thread.sleep(1); // whoever listens has to keep up
    }
  }

  private static void publish(LocalStorage storage, long first) throws IOException {
    List<CompletableFuture<Long>> outcomes = new ArrayList<>();
    for (long number = first; number < first + AT_ONCE; number++) {
      outcomes.add(storage.bus().publish(List.of(Facts.acted(number))));
    }
    for (int i = 0; i < outcomes.size(); i++) {
      try {
        outcomes.get(i).join();
        say("ack " + (first + i));
      } catch (CompletionException e) {
        say("nack " + (first + i) + " " + e.getCause().getMessage());
      }
    }
  }

  private static void say(String line) throws IOException {
    System.out.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    System.out.flush();
  }
}
