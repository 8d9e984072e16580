package dev.liveops.apps.runtime.http;

import java.time.Duration;

/**
 * What one server takes from its clients before it says no. Helidon's own defaults are mostly "no
 * limit".
 *
 * @param bodyBytesMax the largest body that any route reads; a route may ask for less
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
    int headerBytesMax,
    int prologueBytesMax,
    int connectionsMax,
    int requestsMax,
    Duration receiveMax,
    Duration sendMax,
    Duration idleMax,
    Duration drainMax,
    Duration graceMax) {

  /** A body of this size holds any event; only batches need more. */
  public static final int EVENT_BYTES_MAX = 64 * 1024;

  /** What every service uses unless it says otherwise. */
  public static ServerLimits defaults() {
    return new ServerLimits(
        EVENT_BYTES_MAX,
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

  /** The same limits with other bounds on connections and requests in progress. */
  public ServerLimits withConcurrency(int connections, int requests) {
    return new ServerLimits(
        bodyBytesMax,
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
