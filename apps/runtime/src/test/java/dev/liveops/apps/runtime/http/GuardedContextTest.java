package dev.liveops.apps.runtime.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** What a connection reads while somebody cuts it: a socket whose reads do as they are told. */
class GuardedContextTest {

  private static final byte[] REQUEST = "POST".getBytes(StandardCharsets.US_ASCII);

  private final Deque<Runnable> beforeReads = new ArrayDeque<>();
  private boolean closed;
  private final GuardedContext context = new GuardedContext(connection(), () -> false);

  @Test
  void aRequestThatComesWhileItsConnectionIsCutIsNotRead() {
    beforeReads.add(() -> context.cut(GuardedContext.Phase.IDLE));

    assertThrows(
        DataReader.InsufficientDataAvailableException.class, context.dataReader()::ensureAvailable);
    assertTrue(closed);
    assertEquals(GuardedContext.Phase.CUT, context.phase());
  }

  @Test
  void theRestOfARequestIsNotReadEither() {
    beforeReads.add(() -> {});
    beforeReads.add(() -> context.cut(GuardedContext.Phase.RECEIVING));
    DataReader reader = context.dataReader();
    assertArrayEquals(REQUEST, reader.readBytes(REQUEST.length));

    assertThrows(DataReader.InsufficientDataAvailableException.class, reader::ensureAvailable);
    assertTrue(closed);
  }

  @Test
  void whoHasStoppedWaitingIsNotCut() {
    beforeReads.add(() -> {});
    context.dataReader().ensureAvailable();

    context.cut(GuardedContext.Phase.IDLE);

    assertFalse(closed);
    assertEquals(GuardedContext.Phase.WORKING, context.phase());
    assertArrayEquals(REQUEST, context.dataReader().readBytes(REQUEST.length));
  }

  private ConnectionContext connection() {
    HelidonSocket socket =
        (HelidonSocket)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HelidonSocket.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "get" -> {
                        beforeReads.remove().run();
                        yield REQUEST.clone();
                      }
                      case "close" -> {
                        closed = true;
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method.toString());
                    });
    return (ConnectionContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ConnectionContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "serverSocket" -> socket;
                  case "dataWriter" -> null;
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }
}
