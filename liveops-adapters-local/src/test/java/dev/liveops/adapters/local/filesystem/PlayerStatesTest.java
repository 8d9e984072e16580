package dev.liveops.adapters.local.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.testkit.event.Events;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others do between the reading of a table and the keeping of what was read. */
class PlayerStatesTest {

  private static final PlayerKey KEY = new PlayerKey(Events.GAME, new PlayerId("ann"));
  private static final PlayerKey OTHER = new PlayerKey(Events.GAME, new PlayerId("bob"));
  private static final long NO_ROOM = 0; // but for what is not yet in the table

  private final Map<PlayerKey, byte[]> table = new HashMap<>(Map.of(OTHER, bytes("other")));
  private final PackedRows rows = new PackedRows(NO_ROOM, 1);
  private final PlayerStates<String> states =
      new PlayerStates<>(
          PlayerStatesTest::bytes, bytes -> new String(bytes, UTF_8), this::read, rows);
  private Runnable whileRead = () -> {};

  private static byte[] bytes(String state) {
    return state.getBytes(UTF_8);
  }

  private Map<PlayerKey, byte[]> read(Collection<PlayerKey> keys) {
    Map<PlayerKey, byte[]> found = new HashMap<>(table);
    found.keySet().retainAll(keys);
    Runnable now = whileRead;
    whileRead = () -> {};
    now.run();
    return found;
  }

  private void put(String state) {
    states.putAll(Map.of(KEY, state));
  }

  private void writeAndPushOut(String state) {
    put(state);
    states.startWriting().forEach(row -> table.put(PlayerRow.key(row), PlayerRow.state(row)));
    states.written();
    while (rows.find(KEY).isPresent()) { // the hand looks at a few rows for each that is new
      for (int i = 0; i < 100; i++) {
        rows.keep(new PlayerKey(Events.GAME, new PlayerId("new" + i)), bytes("one more"));
      }
    }
  }

  private String load() {
    return states.load(List.of(KEY)).get(KEY);
  }

  @Test
  void aStateThatIsReplacedAndPushedOutWhileItIsReadIsNotKept() {
    writeAndPushOut("old");
    whileRead = () -> writeAndPushOut("new");
    assertEquals("new", load());
    assertEquals("new", load());
  }

  @Test
  void aStateThatIsPutWhileItIsReadIsTheNewest() {
    writeAndPushOut("old");
    whileRead = () -> put("new");
    assertEquals("new", load());
    assertEquals(Map.of(KEY, "new"), states.unwritten());
  }

  @Test
  void aStateWhoseWritingFailsIsWrittenTheNextTime() {
    put("first");
    states.startWriting();
    put("second");
    assertEquals(1, states.startWriting().size());
    assertEquals("second", load());
    assertEquals(Map.of(KEY, "second"), states.unwritten());
    states.written();
    assertEquals(Map.of(), states.unwritten());
  }

  @Test
  void aStateThatChangesOnItsWayToTheTableIsWrittenAsItWas() {
    put("first");
    List<byte[]> onTheirWay = states.startWriting();
    put("later");
    assertEquals("first", new String(PlayerRow.state(onTheirWay.getFirst()), UTF_8));
    states.written();
    assertEquals(Map.of(KEY, "later"), states.unwritten());
  }

  @Test
  void whoIsInNoTableIsAbsent() {
    assertEquals(Map.of(OTHER, "other"), states.load(List.of(KEY, OTHER)));
  }
}
