package dev.liveops.reliability;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A connection that is kept open: one request after the other. Plain sockets, because the generator
 * shares the processors with what it measures, and because only they tell exactly what was answered
 * and what was not. For one thread.
 */
final class Connection implements Closeable {

  private static final int CONNECT_MILLIS_MAX = 5_000;
  private static final int ANSWER_MILLIS_MAX = 30_000;
  private static final int HEAD_BYTES_MAX = 64 * 1024;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int start;
  private int end;

  Connection(InetSocketAddress address) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS_MAX);
      socket.connect(address, CONNECT_MILLIS_MAX);
      in = socket.getInputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws IOException when there is no whole answer: whether the request had an effect is unknown
   */
  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    return answer();
  }

  /** Sends bytes, and waits for nothing. */
  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads the next answer. */
  Answer answer() throws IOException {
    byte[] head = head();
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("HTTP/1.1 204") || text.startsWith("HTTP/1.1 304")) {
      return Answer.of(head, new byte[0]);
    }
    if (Answer.header(text, "transfer-encoding").isPresent()) {
      return Answer.of(head, chunks());
    }
    String length =
        Answer.header(text, "content-length")
            .orElseThrow(() -> new SocketException("an answer of no length: " + text));
    return Answer.of(head, bytes(Integer.parseInt(length)));
  }

  private byte[] head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int last = 0; // the last four bytes
    do {
      int next = next();
      head.write(next);
      last = last << 8 | next;
      if (head.size() > HEAD_BYTES_MAX) {
        throw new SocketException("a head without end");
      }
    } while (last != 0x0d0a0d0a);
    return head.toByteArray();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      fillIfEmpty();
      int some = Math.min(length - done, end - start);
      System.arraycopy(buffer, start, bytes, done, some);
      start += some;
      done += some;
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(line(), 16);
      body.writeBytes(bytes(length));
      String unused = line();
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private int next() throws IOException {
    fillIfEmpty();
    return buffer[start++] & 0xff;
  }

  private void fillIfEmpty() throws IOException {
    if (start == end) {
      start = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        throw new EOFException("the connection was closed");
      }
    }
  }

  /** What else the other side sends before it closes. */
  byte[] rest() throws IOException {
    byte[] buffered = Arrays.copyOfRange(buffer, start, end);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.writeBytes(buffered);
    in.transferTo(rest);
    return rest.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
