package dev.liveops.apps.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An HTTP client that sends exactly what it is told, and reads answers by their Content-Length. */
final class RawClient implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
    socket.setSoTimeout(15_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /** An answer as it came. */
  record Answer(int status, List<String> headers, String body) {
    String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ": ";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(header -> header.substring(prefix.length()))
          .findFirst()
          .orElse("");
    }
  }

  static Answer once(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      return client.answer();
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  Answer answer() throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    Answer head = new Answer(status, headers, "");
    String length = head.header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  /** Whether the server closes the connection, without sending more, within that time. */
  boolean closedWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed by the server after: " + line);
      }
      if (b == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).strip();
      }
      line.write(b);
    }
  }

  void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }
}
