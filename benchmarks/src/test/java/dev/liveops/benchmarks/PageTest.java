package dev.liveops.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void whatIsBetweenTheMarkersIsReplacedAndNothingElse() throws IOException {
    String page = "before\n" + Page.BEGIN + "\nold\n\n" + Page.END + "after\n";
    String once = Page.replaced(page, "new\n");
    assertEquals("before\n" + Page.BEGIN + "\nnew\n\n" + Page.END + "after\n", once);
    assertEquals(once, Page.replaced(once, "new"));
  }

  @Test
  void aPageWithoutAPlaceForFiguresIsLeftAlone() {
    assertThrows(IOException.class, () -> Page.replaced("nothing here", "new"));
    assertThrows(IOException.class, () -> Page.replaced(Page.END + Page.BEGIN, "new"));
  }
}
