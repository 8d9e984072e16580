package dev.liveops.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the process which the other tests mistreat is the real one. */
class StartIT {

  @TempDir private Path directory;

  @Test
  void whatIsSentIsRankedAndStaysSo() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data"));
    String event =
        "{\"type\":\"progression\",\"playerId\":\"p1\",\"ts\":1730560000,\"payload\":{\"deltaXp\":10}}";
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system)) {
      Answer accepted = client.post(Service.GATEWAY, "/events", event, "key-1");
      assertEquals(202, accepted.status(), accepted::toString);
      Await.until("the player is ranked", Duration.ofSeconds(10), () -> score(client) == 10);
      assertTrue(system.residentBytes() > 10_000_000);
      system.terminate();
      assertEquals(128 + 15, system.awaitExit());
    }
    try (LiveOps system = LiveOps.start(setup);
        Client client = new Client(system)) {
      Answer again = client.post(Service.GATEWAY, "/events", event, "key-1");
      assertEquals(208, again.status(), again::toString);
      assertEquals(10, score(client));
    }
  }

  @Test
  void aSecondProcessOnTheSameDirectoryIsRefused() throws IOException {
    Setup setup = Setup.exact(directory.resolve("data"));
    try (LiveOps first = LiveOps.start(setup);
        Client client = new Client(first);
        LiveOps second = LiveOps.launch(setup)) {
      assertFalse(second.saysReady(Duration.ofSeconds(30)));
      assertEquals(3, second.awaitExit());
      assertTrue(second.stderr().contains("in use by another LiveOps process"), second::stderr);
      assertTrue(second.stderr().contains("pid " + first.pid()), second::stderr);
      assertEquals(200, client.get(Service.GATEWAY, "/health/ready").status());
    }
  }

  private static int score(Client client) throws IOException {
    return client
        .get(Service.LEADERBOARD, "/leaderboard/players/p1")
        .json()
        .get("windows")
        .get(0)
        .get("score")
        .asInt();
  }
}
