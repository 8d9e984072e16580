package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FieldNamesTest {

  @Test
  void namesThatShareAPlaceAreNotMixedUp() {
    assertEquals("Aa".hashCode(), "BB".hashCode());
    for (int round = 0; round < 2; round++) {
      assertEquals("aa", FieldNames.snakeCase("Aa"));
      assertEquals("bb", FieldNames.snakeCase("BB"));
    }
  }

  @Test
  void moreNamesThanAreRememberedAreStillRight() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10_000; i++) {
        assertEquals("field_x" + i, FieldNames.snakeCase("fieldX" + i));
      }
    }
  }

  @Test
  void whatCannotBeReadAgainIsNoName() {
    assertTrue(FieldNames.isName("n".repeat(Json.NAME_LENGTH_MAX)));
    assertFalse(FieldNames.isName("n".repeat(Json.NAME_LENGTH_MAX + 1)));
    assertFalse(FieldNames.isName("\u00fc".repeat(Json.NAME_LENGTH_MAX / 2 + 1)));
    assertFalse(FieldNames.isName("line\nbreak"));
  }
}
