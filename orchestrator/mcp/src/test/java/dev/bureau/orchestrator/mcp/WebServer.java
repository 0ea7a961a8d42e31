package dev.bureau.orchestrator.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of streamable HTTP on this machine, whose list comes in one of several ways. */
final class WebServer implements AutoCloseable {
  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"plain\",\"inputSchema\":{\"type\":\"object\"}}]}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Manner manner;
  private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();

  /** How the list comes. */
  enum Manner {
    JSON,
    EVENTS,
    NEVER,
    ENDLESS,
    ELSEWHERE,
    FORBIDDEN
  }

  WebServer(Manner manner) throws IOException {
    this.manner = manner;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/mcp", this::answer);
    server.start();
  }

  McpServer asked(Map<String, String> headers) {
    return McpServer.http(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/mcp"), headers);
  }

  /** What it was sent as {@code Authorization}, request by request. */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(405, -1);
      exchange.close();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Object> request = Json.read("request", body, JsonLimits.RECORD);
    if (!request.containsKey("id")) {
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    } else if (request.get("method").equals("initialize")) {
      send(
          exchange,
          "application/json",
          message(
              request,
              "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
                  + "\"serverInfo\":{\"name\":\"web\",\"version\":\"1\"}}"));
    } else {
      list(exchange, request);
    }
  }

  private void list(HttpExchange exchange, Map<String, Object> request) throws IOException {
    switch (manner) {
      case JSON -> send(exchange, "application/json", message(request, TOOLS));
      case EVENTS ->
          send(
              exchange,
              "text/event-stream",
              event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}")
                  + event(message(request, TOOLS)));
      case NEVER -> awaitClose();
      case ENDLESS -> pour(exchange);
      case ELSEWHERE -> {
        exchange.getResponseHeaders().add("Location", "/other");
        exchange.sendResponseHeaders(307, -1);
        exchange.close();
      }
      case FORBIDDEN -> {
        exchange.sendResponseHeaders(403, -1);
        exchange.close();
      }
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pour(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] much = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100_000; i++) {
        out.write(much); // fails as soon as nobody wants more
      }
    }
  }

  private static String message(Map<String, Object> request, String result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":\"" + request.get("id") + "\",\"result\":" + result + "}";
  }

  private static String event(String data) {
    return "event: message\ndata: " + data + "\n\n";
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
