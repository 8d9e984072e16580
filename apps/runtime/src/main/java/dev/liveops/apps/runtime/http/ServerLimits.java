package dev.liveops.apps.runtime.http;

import java.time.Duration;

/**
 * What one server takes from its clients before it says no. Helidon's own defaults are mostly "no
 * limit".
 *
 * @param bodyBytesMax the largest body that any route reads; a route may ask for less
 * @param largeBodiesBytesMax all bodies above {@link #SMALL_BODY_BYTES_MAX} in progress together;
 *     more get 503 with Retry-After, smaller ones are bounded by {@code requestsMax} alone
 * @param headerBytesMax all request headers together, else 431
 * @param prologueBytesMax the request line, that is the URL, else 414
 * @param connectionsMax open connections; more wait in the system's queue
 * @param requestsMax requests in progress; more get 503 with Retry-After
 * @param receiveMax from a request's first byte to its last; slower connections are cut
 * @param sendMax how long one write of an answer may take; slower readers are cut
 * @param idleMax how long a connection may wait for its next request
 * @param drainMax how long a stopping server goes on answering, telling clients to go elsewhere
 * @param graceMax how long a stopping server waits for requests in progress
 */
public record ServerLimits(
    int bodyBytesMax,
    int largeBodiesBytesMax,
    int headerBytesMax,
    int prologueBytesMax,
    int connectionsMax,
    int requestsMax,
    Duration receiveMax,
    Duration sendMax,
    Duration idleMax,
    Duration drainMax,
    Duration graceMax) {

  /** Checks that a body of the largest size can be let in at all. */
  public ServerLimits {
    if (largeBodiesBytesMax < bodyBytesMax) {
      throw new IllegalArgumentException(
          "largeBodiesBytesMax: expected room for one body of " + bodyBytesMax + " bytes");
    }
  }

  /** A body of this size holds any event; only batches need more. */
  public static final int EVENT_BYTES_MAX = 64 * 1024;

  /** Most bodies are smaller. */
  public static final int SMALL_BODY_BYTES_MAX = 8 * 1024;

  private static final int LARGE_BODIES_SHARE_OF_HEAP = 16;

  /** What every service uses unless it says otherwise. */
  public static ServerLimits defaults() {
    return new ServerLimits(
        EVENT_BYTES_MAX,
        shareOfHeap(),
        8 * 1024,
        4 * 1024,
        4096,
        2048,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(1),
        Duration.ofSeconds(6));
  }

  /** The same limits with another largest body. */
  public ServerLimits withBodyBytesMax(int bytesMax) {
    return new ServerLimits(
        bytesMax,
        largeBodiesBytesMax,
        headerBytesMax,
        prologueBytesMax,
        connectionsMax,
        requestsMax,
        receiveMax,
        sendMax,
        idleMax,
        drainMax,
        graceMax);
  }

  /** The same limits with another bound on all large bodies together. */
  public ServerLimits withLargeBodiesBytesMax(int bytesMax) {
    return new ServerLimits(
        bodyBytesMax,
        bytesMax,
        headerBytesMax,
        prologueBytesMax,
        connectionsMax,
        requestsMax,
        receiveMax,
        sendMax,
        idleMax,
        drainMax,
        graceMax);
  }

  private static int shareOfHeap() {
    long share = Runtime.getRuntime().maxMemory() / LARGE_BODIES_SHARE_OF_HEAP;
    return (int) Math.min(share, Integer.MAX_VALUE);
  }

  /** The same limits with other bounds on connections and requests in progress. */
  public ServerLimits withConcurrency(int connections, int requests) {
    return new ServerLimits(
        bodyBytesMax,
        largeBodiesBytesMax,
        headerBytesMax,
        prologueBytesMax,
        connections,
        requests,
        receiveMax,
        sendMax,
        idleMax,
        drainMax,
        graceMax);
  }

  /** The same limits with another patience for slow clients. */
  public ServerLimits withPatience(Duration receive, Duration send, Duration idle) {
    return new ServerLimits(
        bodyBytesMax,
        largeBodiesBytesMax,
        headerBytesMax,
        prologueBytesMax,
        connectionsMax,
        requestsMax,
        receive,
        send,
        idle,
        drainMax,
        graceMax);
  }
}
