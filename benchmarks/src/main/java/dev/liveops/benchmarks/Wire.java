package dev.liveops.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A kept connection that sends ready bytes, and reads no more of an answer than it must. */
final class Wire implements Closeable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int bodyStart;
  private int bodyEnd;

  Wire(InetSocketAddress address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(address, TIMEOUT_MILLIS);
    in = socket.getInputStream();
  }

  /** Sends a request, reads the answer whole, and returns its status. */
  int exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int size = 0;
    int end = -1;
    while (end < 0 || size < end) {
      int read = in.read(buffer, size, buffer.length - size);
      if (read < 0) {
        throw new EOFException("the connection was closed");
      }
      size += read;
      end = end < 0 ? end(size) : end;
    }
    return Integer.parseInt(text(9, 12));
  }

  /** What the last answer said. */
  String body() {
    return text(bodyStart, bodyEnd);
  }

  /** Where the answer ends; -1 when that cannot be told yet. */
  private int end(int size) throws IOException {
    String text = text(0, size);
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0) {
      return -1;
    }
    String head = text.substring(0, headEnd).toLowerCase(java.util.Locale.ROOT) + "\r\n";
    int at = head.indexOf("content-length:");
    if (at < 0) {
      throw new IOException("an answer of no length: " + head);
    }
    int length = Integer.parseInt(head.substring(at + 15, head.indexOf("\r\n", at)).strip());
    bodyStart = headEnd + 4;
    bodyEnd = bodyStart + length;
    return bodyEnd;
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
