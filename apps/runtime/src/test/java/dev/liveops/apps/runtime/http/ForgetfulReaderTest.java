package dev.liveops.apps.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ForgetfulReaderTest {

  private final Queue<byte[]> incoming = new ArrayDeque<>();
  private final ForgetfulReader reader = new ForgetfulReader(incoming::poll);

  @Test
  void whatWasReadIsHeldByNobodyOnceItIsForgotten() {
    WeakReference<byte[]> first = receive("one\r\n");
    assertEquals("one", reader.readLine());

    reader.forget();
    // The collector is asked, and does it at once: every one that the JDK has does.
    System.gc();

    assertNull(first.get());
  }

  @Test
  void whatWasNotReadYetIsNotForgotten() {
    receive("one\r\ntw");
    receive("o\r\n");
    assertEquals("one", reader.readLine());

    reader.forget();

    assertEquals("two", reader.readLine());
    assertEquals(0, reader.available());
  }

  @Test
  void readingGoesOnAfterForgetting() {
    for (String line : List.of("one", "two", "three")) {
      receive(line + "\r\n");
      assertEquals(line, reader.readLine());
      reader.forget();
    }
  }

  private WeakReference<byte[]> receive(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    incoming.add(bytes);
    return new WeakReference<>(bytes);
  }
}
