package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Program;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where an MCP server is. */
public sealed interface McpServer {
  /** A program that speaks over its standard input and output; it is started to be asked. */
  static McpServer program(Program program) {
    return new OfProgram(program);
  }

  /**
   * A server that speaks streamable HTTP.
   *
   * @param headers what is sent with each request
   * @throws BadInputException if the address is none of {@code http} or {@code https}, or names a
   *     user, or a header cannot be sent
   */
  static McpServer http(URI address, Map<String, String> headers) {
    return new OfHttp(address, headers);
  }

  /**
   * A server that speaks the older way over HTTP, by server-sent events.
   *
   * @param headers what is sent with each request
   * @throws BadInputException as for {@link #http}
   */
  static McpServer sse(URI address, Map<String, String> headers) {
    return new OfSse(address, headers);
  }

  /** A program. */
  record OfProgram(Program program) implements McpServer {
    /** The first word alone, for the others may hold secrets. */
    @Override
    public String toString() {
      return program.command().get(0);
    }
  }

  /** An address of streamable HTTP. */
  record OfHttp(URI address, Map<String, String> headers) implements McpServer {
    public OfHttp {
      check(address);
      headers = Map.copyOf(headers);
      headers.forEach(McpServer::check);
    }

    /** The address up to its path, for what it asks for and headers may hold secrets. */
    @Override
    public String toString() {
      return shown(address);
    }
  }

  /** An address of server-sent events. */
  record OfSse(URI address, Map<String, String> headers) implements McpServer {
    public OfSse {
      check(address);
      headers = Map.copyOf(headers);
      headers.forEach(McpServer::check);
    }

    /** The address up to its path, for what it asks for and headers may hold secrets. */
    @Override
    public String toString() {
      return shown(address);
    }
  }

  private static void check(URI address) {
    if (address.getScheme() == null
        || !Set.of("http", "https").contains(address.getScheme())
        || address.getHost() == null
        || address.getRawUserInfo() != null) {
      throw new BadInputException(
          "url",
          shown(address),
          "give http://HOST/PATH or https://HOST/PATH, without a user in it");
    }
  }

  private static void check(String name, String value) {
    try {
      HttpRequest.newBuilder().header(name, value);
    } catch (IllegalArgumentException e) { // it shows the value, which may be a secret
      throw new BadInputException(
          "headers", name, "give one that users may set, with a value in one line");
    }
  }

  private static String shown(URI address) {
    StringBuilder shown = new StringBuilder();
    if (address.getScheme() != null) {
      shown.append(address.getScheme()).append(':');
    }
    if (address.getHost() != null) {
      shown.append("//").append(address.getHost());
    }
    if (address.getPort() >= 0) {
      shown.append(':').append(address.getPort());
    }
    return shown.append(Objects.requireNonNullElse(address.getRawPath(), "")).toString();
  }
}
