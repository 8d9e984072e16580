package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others do between the reading of a table and the keeping of what was read. */
class RowCacheTest {

  private static final int KEY = 1;
  private static final int OTHER = 2;

  private final Map<Integer, String> table = new HashMap<>(Map.of(OTHER, "other"));
  private final RowCache<Integer, String> cache = new RowCache<>(1, this::read);
  private Runnable whileRead = () -> {};

  private Map<Integer, String> read(Collection<Integer> keys) {
    Map<Integer, String> found = new HashMap<>(table);
    found.keySet().retainAll(keys);
    Runnable now = whileRead;
    whileRead = () -> {};
    now.run();
    return found;
  }

  private void write(String value) {
    cache.put(KEY, value);
    table.putAll(cache.startWriting());
    cache.written();
  }

  /** Memory has room for one value that is safe in the table, and that is another one now. */
  private void pushOut() {
    cache.load(List.of(OTHER));
  }

  private String load() {
    return cache.load(List.of(KEY)).get(KEY);
  }

  @Test
  void aValueThatIsReplacedAndPushedOutWhileItIsReadIsNotKept() {
    write("old");
    pushOut();
    whileRead =
        () -> {
          write("new");
          pushOut();
        };
    assertEquals("new", load());
    assertEquals("new", load());
  }

  @Test
  void aValueThatIsPutWhileItIsReadIsTheNewest() {
    write("old");
    pushOut();
    whileRead = () -> cache.put(KEY, "new");
    assertEquals("new", load());
    assertEquals(Map.of(KEY, "new"), cache.unwritten());
  }

  @Test
  void aValueWhoseWritingFailsIsWrittenTheNextTime() {
    cache.put(KEY, "first");
    cache.startWriting();
    cache.put(KEY, "second");
    assertEquals(Map.of(KEY, "second"), cache.startWriting());
    assertEquals("second", load());
    cache.written();
    assertEquals(Map.of(), cache.unwritten());
  }
}
