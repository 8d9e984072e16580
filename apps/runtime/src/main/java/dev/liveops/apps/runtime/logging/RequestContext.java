package dev.liveops.apps.runtime.logging;

/**
 * The request that a thread is serving, so that every line it logs can name it.
 *
 * <p>A connection is served by one thread, one request after the other; the server sets the context
 * when a request begins, and the next request replaces it.
 *
 * @param service the service that serves the request
 * @param requestId the request's id; safe to print
 */
public record RequestContext(String service, String requestId) {

  /** The context of a thread that serves no request. */
  public static final RequestContext NONE = new RequestContext("", "");

  private static final ThreadLocal<RequestContext> CURRENT = ThreadLocal.withInitial(() -> NONE);

  /** What the calling thread is serving; {@link #NONE} when it serves nothing. */
  public static RequestContext current() {
    return CURRENT.get();
  }

  /** From now on the calling thread serves this request. */
  public void enter() {
    CURRENT.set(this);
  }
}
