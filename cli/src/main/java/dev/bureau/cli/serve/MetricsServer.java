package dev.bureau.cli.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bureau.core.seam.Tasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Serves one text to this machine, to whoever has the token. What is asked must be said within five
 * seconds, and at most 64 may ask at once: a slow client holds up nobody else. Thread-safe.
 */
final class MetricsServer implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** The JDK's server takes its limits from properties, once, when it is used first. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "10",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxReqHeaders", "50",
          "sun.net.httpserver.nodelay", "true",
          "jdk.httpserver.maxConnections", "64");

  static {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }

  private final HttpServer server;
  private final Gate gate;
  private final Supplier<String> text;

  /**
   * Begins to serve on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @param text made anew for each request
   * @throws PortTakenException if the port cannot be had
   */
  MetricsServer(int port, String token, Supplier<String> text, Tasks tasks) {
    this.text = text;
    try {
      InetAddress here = InetAddress.getByAddress(LOOPBACK);
      server = HttpServer.create(new InetSocketAddress(here, port), 0);
    } catch (IOException e) {
      throw new PortTakenException(port, e);
    }
    gate = new Gate(server.getAddress().getPort(), PATH, token);
    server.setExecutor(task -> tasks.execute("metrics request", task));
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it is. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Gate.Verdict verdict =
          gate.verdict(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders());
      Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      if (verdict == Gate.Verdict.ALLOWED) {
        byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
        headers.set("Content-Type", PROMETHEUS);
        exchange.sendResponseHeaders(verdict.status(), body.length);
        exchange.getResponseBody().write(body);
      } else {
        refuse(verdict, exchange);
      }
    }
  }

  /** Says no more than that, and has the connection closed: whatever else comes is not read. */
  private static void refuse(Gate.Verdict verdict, HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Connection", "close");
    if (verdict == Gate.Verdict.UNAUTHORIZED) {
      headers.set("WWW-Authenticate", "Bearer");
    }
    if (verdict == Gate.Verdict.METHOD_NOT_ALLOWED) {
      headers.set("Allow", "GET");
    }
    exchange.sendResponseHeaders(verdict.status(), -1);
  }

  /** Serves nobody any more. */
  @Override
  public void close() {
    server.stop(0);
  }
}
