package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.liveops.testkit.Knob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rewards are granted exactly once: many claim the same at once, again and again, while the system
 * is killed in between.
 */
class ClaimsIT {

  private static final int OPERATIONS = Knob.of("claims.operations", 100_000, 1_000_000);
  private static final int KILLS = Knob.of("claims.kills", 5, 50);
  private static final long SEED = Knob.seed("claims.seed", 100_000);

  private static final int THREADS = 32;
  private static final int CLAIMS_OF_EACH = 10;
  private static final int BOSSES = 50;
  private static final int PLAYERS = Math.max(2, OPERATIONS / CLAIMS_OF_EACH / BOSSES);
  private static final int SANCTIONED_EVERY = 20;
  private static final int UNEARNED_EVERY = 500;
  private static final Duration JOIN_MAX = Duration.ofMinutes(60);
  private static final int BATCH = 500;

  private final Map<Books.Reward, String> receipts = new ConcurrentHashMap<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private final AtomicInteger next = new AtomicInteger();

  @TempDir private Path directory;

  @Test
  void whateverIsClaimedHowOftenIsGrantedOnce() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data")).withJava("-Djava.io.tmpdir=" + directory);
    List<Books.Reward> rewards = rewards();
    long startNanos;
    JsonNode keySet;
    try (Phoenix phoenix = new Phoenix(setup)) {
      try (Client client = new Client(phoenix.now())) {
        earn(client, rewards);
        ban(client);
        keySet = client.get(Service.PROGRESSION, "/.well-known/jwks.json").json();
      }
      startNanos = System.nanoTime();
      Workers workers = Workers.start(THREADS, number -> claim(phoenix, rewards));
      for (int kill = 1; kill <= KILLS; kill++) {
        int at = (int) ((long) OPERATIONS * kill / (KILLS + 1));
        Await.until(at + " claims", JOIN_MAX, () -> next.get() >= at || !faults.isEmpty());
        phoenix.killAndStart();
      }
      workers.join(JOIN_MAX);
      assertEquals(Map.of(), faults, () -> "seed " + SEED);
      checkGrants(phoenix.now());
      phoenix.now().terminate();
      assertEquals(128 + 15, phoenix.now().awaitExit());
    }
    String verified = Commands.run(setup, "verify");
    assertTrue(verified.contains(" " + receipts.size() + " claims\n"), verified);
    checkReceipts(rewards, new ReceiptCheck(keySet));
    System.out.printf(
        "claims: seed %d, %d operations on %d rewards by %d threads in %d s, %d kills, %d granted,"
            + " %d receipts verified, %d refused, 0 lost, 0 doubled%n",
        SEED,
        OPERATIONS,
        rewards.size(),
        THREADS,
        (System.nanoTime() - startNanos) / 1_000_000_000L,
        KILLS,
        receipts.size(),
        receipts.size(),
        refused.sum());
  }

  private static boolean sanctioned(int player) {
    return player % SANCTIONED_EVERY == SANCTIONED_EVERY - 1;
  }

  private static List<Books.Reward> rewards() {
    List<Books.Reward> rewards = new ArrayList<>();
    for (int player = 0; player < PLAYERS; player++) {
      for (int boss = 0; boss < BOSSES; boss++) {
        rewards.add(new Books.Reward("p" + player, "b" + boss));
      }
    }
    Collections.shuffle(rewards, new Random(SEED));
    return rewards;
  }

  private static void earn(Client client, List<Books.Reward> rewards) throws IOException {
    for (int from = 0; from < rewards.size(); from += BATCH) {
      List<String> kills = new ArrayList<>();
      for (Books.Reward each : rewards.subList(from, Math.min(from + BATCH, rewards.size()))) {
        kills.add(
            "{\"type\":\"boss_kill\",\"playerId\":\"%s\",\"ts\":1730560000,\"payload\":{\"bossId\":\"%s\"}}"
                .formatted(each.player(), each.boss()));
      }
      Answer answer =
          client.post(Service.GATEWAY, "/events/batch", "[" + String.join(",", kills) + "]");
      assertEquals(kills.size(), answer.json().get("accepted").asInt(), answer::toString);
    }
  }

  private static void ban(Client client) throws IOException {
    for (int player = 0; player < PLAYERS; player++) {
      if (sanctioned(player)) {
        String order =
            "{\"player_id\":\"p%d\",\"kind\":\"ban\",\"author\":\"tests\",\"reason\":\"no rewards\"}";
        Answer answer = client.admin(Service.FAIRNESS, "/sanctions", order.formatted(player));
        assertEquals(201, answer.status(), answer::toString);
      }
    }
  }

  /** Neighbours in the count claim the same reward, so that threads meet at it. */
  private void claim(Phoenix phoenix, List<Books.Reward> rewards) throws IOException {
    try (Phoenix.User user = phoenix.new User()) {
      for (int i = next.getAndIncrement(); i < OPERATIONS; i = next.getAndIncrement()) {
        Books.Reward reward = rewards.get(i / CLAIMS_OF_EACH % rewards.size());
        boolean earned = i % UNEARNED_EVERY != 0;
        Books.Reward claimed = earned ? reward : new Books.Reward(reward.player(), "b-never-met");
        noted(claimed, earned, answered(user, claimed));
        if (!faults.isEmpty()) {
          return;
        }
      }
    }
  }

  private static Answer answered(Phoenix.User user, Books.Reward reward) throws IOException {
    while (true) {
      Answer answer =
          user.persistently(
              client -> client.post(Service.PROGRESSION, "/rewards/claim", reward.claim()));
      if (answer.status() != 503) {
        return answer;
      }
    }
  }

  private void noted(Books.Reward reward, boolean earned, Answer answer) {
    boolean sanctioned = sanctioned(Integer.parseInt(reward.player().substring(1)));
    if (earned && !sanctioned && answer.status() == 200) {
      String first = receipts.putIfAbsent(reward, answer.body());
      if (first != null && !first.equals(answer.body())) {
        faults.put("two receipts", first + " and " + answer);
      }
    } else if ((!earned || sanctioned) && answer.status() == 403) {
      refused.increment();
    } else {
      faults.put("not as it should be: " + reward, answer.toString());
    }
  }

  /**
   * What was granted, as the system tells it: as much as there are receipts, and for nobody else.
   */
  private void checkGrants(LiveOps system) throws IOException {
    try (Client client = new Client(system)) {
      int granted = 0;
      for (int player = 0; player < PLAYERS; player++) {
        String path = "/players/p" + player + "/rewards";
        JsonNode claimed = client.get(Service.PROGRESSION, path).json().get("claimed");
        assertTrue(!sanctioned(player) || claimed.isEmpty(), "a sanctioned player was granted");
        granted += claimed.size();
      }
      assertEquals(receipts.size(), granted);
    }
  }

  private void checkReceipts(List<Books.Reward> rewards, ReceiptCheck check) {
    Set<String> ids = new HashSet<>();
    receipts.forEach(
        (reward, document) -> {
          JsonNode receipt = Json.read(document);
          check
              .fault(receipt, reward.player(), "trophy:" + reward.boss())
              .ifPresent(fault -> faults.put(fault, document));
          ids.add(receipt.get("receipt_id").asText());
        });
    assertEquals(Map.of(), faults);
    assertEquals(receipts.size(), ids.size(), "every receipt has an id of its own");
    long due =
        rewards.stream()
            .limit(OPERATIONS / CLAIMS_OF_EACH)
            .filter(each -> !sanctioned(Integer.parseInt(each.player().substring(1))))
            .count();
    assertEquals(due, receipts.size());
    assertTheCheckIsOne(check);
  }

  /** A lie to be caught: a receipt for something else, with the signatures of this one. */
  private void assertTheCheckIsOne(ReceiptCheck check) {
    Map.Entry<Books.Reward, String> any = receipts.entrySet().iterator().next();
    String player = any.getKey().player();
    String forged = any.getValue().replace("trophy:" + any.getKey().boss(), "trophy:crown");
    assertFalse(check.fault(Json.read(forged), player, "trophy:crown").isEmpty());
  }
}
