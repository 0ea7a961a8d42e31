package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Program;
import java.net.URI;
import java.util.Map;
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
   *     user
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
    @Override
    public String toString() {
      return program.toString();
    }
  }

  /** An address of streamable HTTP. */
  record OfHttp(URI address, Map<String, String> headers) implements McpServer {
    public OfHttp {
      check(address);
      headers = Map.copyOf(headers);
    }

    /** The address alone, for headers may hold secrets. */
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** An address of server-sent events. */
  record OfSse(URI address, Map<String, String> headers) implements McpServer {
    public OfSse {
      check(address);
      headers = Map.copyOf(headers);
    }

    /** The address alone, for headers may hold secrets. */
    @Override
    public String toString() {
      return address.toString();
    }
  }

  private static void check(URI address) {
    if (address.getScheme() == null
        || !Set.of("http", "https").contains(address.getScheme())
        || address.getHost() == null
        || address.getRawUserInfo() != null) {
      throw new BadInputException(
          "url", address, "give http://HOST/PATH or https://HOST/PATH, without a user in it");
    }
  }
}
