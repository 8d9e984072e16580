package dev.liveops.apps.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as a test tells it to, and remembers what it was asked. */
public final class StubGateway implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  /** What was asked. */
  public record Request(String method, String path, Map<String, String> headers, String body) {

    /** A header; empty when it was not sent. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }
  }

  /** What to answer. */
  public record Reply(int status, Map<String, String> headers, String body) {

    /** A JSON answer. */
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }

    /** A problem of a type. */
    public static Reply problem(int status, String type) {
      return of(
          status, "{\"type\":\"urn:liveops:problem:" + type + "\",\"status\":" + status + "}");
    }

    /** The same, with a header that says when to come back. */
    public Reply retryAfterSeconds(int seconds) {
      return new Reply(status, Map.of("Retry-After", Integer.toString(seconds)), body);
    }
  }

  private StubGateway(HttpServer server) {
    this.server = server;
  }

  /** Starts on any free port. */
  public static StubGateway start(Function<Request, Reply> answering) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StubGateway gateway = new StubGateway(server);
      server.createContext("/", exchange -> gateway.answer(exchange, answering));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange, Function<Request, Reply> answering)
      throws IOException {
    Map<String, String> headers = new java.util.TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Request request =
        new Request(
            exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    requests.add(request);
    Reply reply = answering.apply(request);
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it was asked so far, in the order it came. */
  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** What it was asked to take in so far. */
  public List<Request> posts() {
    return requests().stream().filter(request -> request.method().equals("POST")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
