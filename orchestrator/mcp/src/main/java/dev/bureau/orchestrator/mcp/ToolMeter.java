package dev.bureau.orchestrator.mcp;

import dev.bureau.core.context.TokenCounter;
import dev.bureau.core.seam.Seams;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.spec.McpSchema.Implementation;

/**
 * Measures what the tool definitions of MCP servers cost, from the servers' own lists (E4). A
 * server is asked for its tools and nothing else, none is ever called, and it is gone afterwards if
 * it was started for this. Thread-safe.
 */
public final class ToolMeter {
  private static final String VERSION = "1";

  private final Seams seams;
  private final TokenCounter counter;
  private final McpLimits limits;

  /**
   * @param counter how tokens are counted
   * @param limits how much is taken from a server
   */
  public ToolMeter(Seams seams, TokenCounter counter, McpLimits limits) {
    this.seams = seams;
    this.counter = counter;
    this.limits = limits;
  }

  /**
   * Asks a server for its tools and counts them.
   *
   * @throws McpServerException if it does not start, does not answer in time, or ends
   * @throws ToolListRefusedException if its list is more than is taken, or nonsense
   */
  public ServerTools measure(McpServer server) {
    Patience patience = new Patience(server, seams.ticker(), limits.time());
    try (Link link = Link.to(server, seams, limits)) {
      McpAsyncClient client =
          McpClient.async(link.transport())
              .clientInfo(Implementation.builder("bureau", VERSION).build())
              .initializationTimeout(limits.time())
              .requestTimeout(limits.time())
              .build();
      try {
        Listing listing = new Listing(server, client, patience, link.broken());
        return listing.read(new Definitions(server, limits, counter), limits.pages());
      } finally {
        client.close();
      }
    }
  }
}
