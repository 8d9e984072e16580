package dev.liveops.benchmarks.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A Redis of our own that keeps nothing on disk: what is on the path as {@code redis-server}. */
final class RedisServer implements AutoCloseable {

  private static final int START_MILLIS_MAX = 10_000;

  private final Process process;
  private final String host = InetAddress.getLoopbackAddress().getHostAddress();
  private final int port;

  RedisServer() throws IOException {
    port = freePort();
    process =
        new ProcessBuilder(
                "redis-server",
                "--bind",
                host,
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--appendonly",
                "no")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** A port that nobody listens on; Redis takes 0 for none at all. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A connection, as soon as it is up. */
  Jedis connect() {
    long giveUpNanos = System.nanoTime() + START_MILLIS_MAX * 1_000_000L;
    while (true) {
      try {
        Jedis jedis = new Jedis(host, port);
        jedis.ping();
        return jedis;
      } catch (JedisConnectionException e) {
        if (System.nanoTime() > giveUpNanos || !process.isAlive()) {
          throw new UncheckedIOException("redis-server does not answer", new IOException(e));
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
