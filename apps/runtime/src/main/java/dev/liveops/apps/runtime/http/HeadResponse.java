package dev.liveops.apps.runtime.http;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.ServerResponseTrailers;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/**
 * The answer to a HEAD request: the headers that GET would have been answered with, the length of
 * the body included, and no body (RFC 9110, section 9.3.2). Helidon would send the body, and the
 * client would take it for the next answer.
 *
 * <p>For one thread.
 */
final class HeadResponse implements ServerResponse {
  private static final String WHOLE = "answers are sent whole";

  private final ServerResponse response;

  private HeadResponse(ServerResponse response) {
    this.response = response;
  }

  /** What a handler may answer {@code request} by, as it would a GET request. */
  static ServerResponse of(ServerRequest request, ServerResponse response) {
    boolean head = request.prologue().method().equals(Method.HEAD);
    return head && !(response instanceof HeadResponse) ? new HeadResponse(response) : response;
  }

  @Override
  public void send(byte[] body) {
    response.contentLength(body.length);
    response.send();
  }

  @Override
  public void send() {
    response.send();
  }

  @Override
  public void send(Object entity) {
    throw new IllegalStateException(WHOLE);
  }

  @Override
  public OutputStream outputStream() {
    throw new IllegalStateException(WHOLE);
  }

  @Override
  public ServerResponse status(Status status) {
    response.status(status);
    return this;
  }

  @Override
  public Status status() {
    return response.status();
  }

  @Override
  public ServerResponse header(Header header) {
    response.header(header);
    return this;
  }

  @Override
  public boolean isSent() {
    return response.isSent();
  }

  @Override
  public long bytesWritten() {
    return response.bytesWritten();
  }

  @Override
  public ServerResponse whenSent(Runnable listener) {
    response.whenSent(listener);
    return this;
  }

  @Override
  public ServerResponse reroute(String newPath) {
    response.reroute(newPath);
    return this;
  }

  @Override
  public ServerResponse reroute(String path, UriQuery query) {
    response.reroute(path, query);
    return this;
  }

  @Override
  public ServerResponse next() {
    response.next();
    return this;
  }

  @Override
  public ServerResponseHeaders headers() {
    return response.headers();
  }

  @Override
  public ServerResponseTrailers trailers() {
    return response.trailers();
  }

  @Override
  public void streamResult(String result) {
    response.streamResult(result);
  }

  @Override
  public void streamFilter(UnaryOperator<OutputStream> filter) {
    response.streamFilter(filter);
  }
}
