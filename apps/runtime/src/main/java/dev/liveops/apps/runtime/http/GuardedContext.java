package dev.liveops.apps.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A connection that knows what it is waiting for, and since when: it stands between the socket and
 * Helidon's reader and writer.
 *
 * <p>The connection's own thread writes the state; the sweeper reads it, and may end a phase by
 * cutting the connection. The moment is always written before the phase that it belongs to.
 */
final class GuardedContext extends ForwardingContext {

  /** What a connection's thread is doing. */
  enum Phase {
    /** Waiting for the first byte of a request. */
    IDLE,
    /** Waiting for more of a request. */
    RECEIVING,
    /** In a handler: never cut. */
    WORKING,
    /** Waiting for the client to take an answer. */
    SENDING,
    /** Waiting for the client to notice that it was refused. */
    LINGERING,
    /** Closed by the sweeper while it was waiting. */
    CUT
  }

  /** How much of a refused body is read and thrown away, for the client to read the refusal. */
  private static final long LINGER_BYTES_MAX = 16L * 1024 * 1024;

  private static final long NONE = Long.MIN_VALUE;

  private final BooleanSupplier stopping;
  private final HelidonSocket socket;
  private final ForgetfulReader reader;
  private final DataWriter writer;

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
  private volatile long sinceNanos = System.nanoTime();

  /** When the request in progress began; of the connection's own thread only. */
  private long requestNanos = NONE;

  private Runnable ending = () -> {};
  private boolean refused;

  GuardedContext(ConnectionContext inner, BooleanSupplier stopping) {
    super(inner);
    this.stopping = stopping;
    this.socket = inner.serverSocket();
    this.reader = new ForgetfulReader(this::receive);
    this.writer = new Sender(inner.dataWriter());
  }

  Phase phase() {
    return phase.get();
  }

  /** How long the connection has been waiting for the client, in its present phase. */
  long waitedNanos(long nowNanos) {
    return nowNanos - sinceNanos;
  }

  /** What makes Helidon leave its loop after the present request. */
  void ending(Runnable action) {
    ending = action;
  }

  /**
   * The present request is the last one of this connection. Helidon goes on reading after "close":
   * it would take the unread rest of a body for the next request.
   */
  void closeAfterAnswer() {
    ending.run();
  }

  /** The connection's client is refused while it is still sending. */
  void refuse() {
    refused = true;
  }

  /**
   * Takes what a refused client is still sending: closing the socket with unread bytes in it makes
   * the system throw away the answer, too (RFC 9112, section 9.6).
   */
  void linger() {
    if (!refused) {
      return;
    }
    enter(Phase.LINGERING, System.nanoTime());
    try {
      long bytes = 0;
      for (byte[] more = socket.get(); more != null; more = socket.get()) {
        bytes += more.length;
        if (bytes > LINGER_BYTES_MAX) {
          return;
        }
      }
    } catch (UncheckedIOException clientIsGone) {
      // That is what this was waiting for.
      return;
    }
  }

  /**
   * Closes the socket under the connection's thread, which ends by that; unless it has stopped
   * waiting in the meantime. A request that comes at the very moment is not read any more: it could
   * be carried out, but not answered.
   *
   * @param waiting the phase that the connection was seen in
   */
  void cut(Phase waiting) {
    if (phase.compareAndSet(waiting, Phase.CUT)) {
      socket.close();
    }
  }

  private byte[] receive() {
    boolean between = requestNanos == NONE && reader.available() == 0;
    if (between) {
      enter(Phase.IDLE, System.nanoTime());
      // Asked after it is seen to be idle, so that either it notices the stop or the stop notices
      // it.
      if (stopping.getAsBoolean()) {
        return null;
      }
    } else {
      if (requestNanos == NONE) {
        requestNanos = System.nanoTime();
      }
      enter(Phase.RECEIVING, requestNanos);
    }
    byte[] bytes;
    try {
      bytes = socket.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("reading from a client", e);
    }
    if (!phase.compareAndSet(between ? Phase.IDLE : Phase.RECEIVING, Phase.WORKING)) {
      return null; // cut, as if nothing had come
    }
    if (between) {
      requestNanos = System.nanoTime();
    }
    return bytes;
  }

  private void enter(Phase next, long nowNanos) {
    sinceNanos = nowNanos;
    phase.set(next);
  }

  /** Notes when an answer is being sent, and that the request has ended by it. */
  private final class Sender implements DataWriter {
    private final DataWriter out;

    Sender(DataWriter out) {
      this.out = out;
    }

    @Override
    public void write(BufferData... buffers) {
      send(() -> out.write(buffers));
    }

    @Override
    public void write(BufferData buffer) {
      enter(Phase.SENDING, System.nanoTime());
      out.write(buffer);
      sent();
    }

    @Override
    public void writeNow(BufferData... buffers) {
      // "100 Continue" only: the request goes on.
      out.writeNow(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      out.writeNow(buffer);
    }

    private void send(Runnable write) {
      enter(Phase.SENDING, System.nanoTime());
      write.run();
      sent();
    }

    private void sent() {
      phase.set(Phase.WORKING);
      requestNanos = NONE;
      reader.forget();
    }
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }
}
