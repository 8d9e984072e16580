package dev.liveops.adapters.local.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadFileTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void create() throws IOException {
    file = directory.resolve("head");
    HeadFile.create(new FileDisk(), file);
  }

  @Test
  void itRemembersTheLargestNumber() throws IOException {
    for (long number = 0; number <= 5; number++) {
      assertEquals(number, value());
      try (HeadFile head = HeadFile.open(new FileDisk(), file)) {
        head.advance(number + 1);
      }
    }
  }

  @Test
  void aWriteThatIsCutShortLeavesTheNumberThatWasMadeSafe() throws IOException {
    try (HeadFile head = HeadFile.open(new FileDisk(), file)) {
      head.advance(1);
      head.advance(2);
      head.sync();
      head.advance(3);
      byte[] before = Files.readAllBytes(file);
      head.advance(4);
      byte[] after = Files.readAllBytes(file);
      int changed = Arrays.mismatch(before, after);
      byte[] torn = before.clone();
      torn[changed] = after[changed];
      Files.write(file, torn);
    }
    assertEquals(2, value());
  }

  @Test
  void withoutAPlaceThatCanBeTrustedItIsRefused() throws IOException {
    Files.write(file, new byte[1024]);
    StorageFault fault = assertThrows(StorageFault.class, this::value);
    assertTrue(fault.getMessage().contains(file.toString()), fault.getMessage());
    Files.write(file, new byte[0]);
    assertThrows(StorageFault.class, this::value);
  }

  private long value() throws IOException {
    try (HeadFile head = HeadFile.open(new FileDisk(), file)) {
      return head.value();
    }
  }
}
