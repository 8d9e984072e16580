package dev.liveops.testkit.http;

import java.io.BufferedInputStream;
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

/**
 * An HTTP client that sends exactly what it is told, right or wrong, and reads answers by their
 * Content-Length. For one thread.
 */
public final class RawClient implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 2_000;
  private static final int ANSWER_MILLIS_MAX = 15_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  /**
   * Connects.
   *
   * @throws IOException when nobody listens there
   */
  public RawClient(int port) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS_MAX);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * An answer as it came.
   *
   * @param headers each a line, in the order they came
   * @param body as UTF-8
   */
  public record Answer(int status, List<String> headers, String body) {

    /** Keeps its own copy. */
    public Answer {
      headers = List.copyOf(headers);
    }

    /** The value of the first header of that name; empty when there is none. */
    public String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ": ";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(header -> header.substring(prefix.length()))
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Sends a request over a connection of its own.
   *
   * @param request each character a byte (ISO 8859-1)
   * @throws IOException when there is no answer
   */
  public static Answer once(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(request);
      return client.answer();
    }
  }

  /**
   * Sends text as bytes.
   *
   * @param text each character a byte (ISO 8859-1)
   * @throws IOException when the server has closed the connection
   */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Sends bytes.
   *
   * @throws IOException when the server has closed the connection
   */
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /**
   * Waits for an answer, and reads it whole.
   *
   * @throws IOException when there is none within 15 seconds
   */
  public Answer answer() throws IOException {
    Answer head = head();
    String length = head.header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
  }

  /**
   * Waits for an answer that has no body, whatever its Content-Length: one to a HEAD request.
   *
   * @throws IOException when there is none within 15 seconds
   */
  public Answer head() throws IOException {
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    int status = Integer.parseInt(line().split(" ")[1]);
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    return new Answer(status, headers, "");
  }

  /**
   * Whether the server closes the connection, without sending more, within that time.
   *
   * @throws IOException when the connection was closed from here
   */
  public boolean closedWithin(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
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

  /**
   * Closes the connection, before the test is done with it.
   *
   * @throws IOException when it cannot be closed
   */
  public void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }
}
