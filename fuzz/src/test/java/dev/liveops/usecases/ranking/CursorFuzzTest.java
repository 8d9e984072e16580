package dev.liveops.usecases.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.ranking.WindowKind;
import dev.liveops.ports.ranking.BoardWindow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A cursor is what we made for this board and kind of window, to the letter, or it is none. */
final class CursorFuzzTest {
  private static final BoardWindow ANY = board("default", "points", WindowKind.WEEKLY, "2026-W47");

  private static BoardWindow board(String game, String name, WindowKind kind, String id) {
    return new BoardWindow(new GameId(game), name, kind, id);
  }

  @FuzzTest
  void onlyWhatWeMadeIsACursor(byte[] input) {
    decoded(new String(input, StandardCharsets.ISO_8859_1));
    decoded(new String(input, StandardCharsets.UTF_8));
    if (input.length > Long.BYTES && input.length < 80) {
      long offset = ByteBuffer.wrap(input).getLong() & Long.MAX_VALUE;
      String id =
          new String(input, Long.BYTES, input.length - Long.BYTES, StandardCharsets.US_ASCII);
      made(offset, id);
    }
  }

  private static void decoded(String text) {
    Optional<Cursor> cursor = Cursor.decode(text, ANY);
    cursor.ifPresent(
        found ->
            assertEquals(
                text,
                Cursor.encode(
                    board("default", "points", WindowKind.WEEKLY, found.windowId()),
                    found.offset())));
  }

  private static void made(long offset, String id) {
    BoardWindow of = board("default", "points", WindowKind.WEEKLY, id);
    String text = Cursor.encode(of, offset);
    boolean fits = new Cursor(id, offset).equals(Cursor.decode(text, ANY).orElse(null));
    // Characters beyond ASCII were replaced above, and a text that is too long is no cursor.
    assertEquals(text.length() <= 256, fits, text);
    for (BoardWindow other :
        new BoardWindow[] {
          board("racing", "points", WindowKind.WEEKLY, id),
          board("default", "score", WindowKind.WEEKLY, id),
          board("default", "points", WindowKind.DAILY, id)
        }) {
      assertEquals(Optional.empty(), Cursor.decode(text, other));
    }
    int at = (int) (offset % text.length());
    char changed = text.charAt(at) == 'A' ? 'B' : 'A';
    String slip = text.substring(0, at) + changed + text.substring(at + 1);
    assertEquals(Optional.empty(), Cursor.decode(slip, ANY), slip);
  }
}
